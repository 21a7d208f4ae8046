import type { ObjectRemover } from '../file-storage/index.ts';
import type { Clock } from '../kernel/index.ts';
import type { ChunkRepository, EmbedderSource, IndexSnapshotRepository, VectorStores } from '../vector-search/index.ts';
import type { FolderLister, UpkeepStore } from './upkeep-ports.ts';

/** What upkeep of one tenant needs. */
export interface UpkeepDeps {
  readonly store: UpkeepStore;
  readonly snapshots: Pick<IndexSnapshotRepository, 'kept'>;
  readonly chunks: Pick<ChunkRepository, 'find' | 'remove'>;
  readonly vectors: VectorStores;
  readonly embedders: Pick<EmbedderSource, 'of'>;
  readonly objects: ObjectRemover & FolderLister;
  readonly clock: Clock;
}
