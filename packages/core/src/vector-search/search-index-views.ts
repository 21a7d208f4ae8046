import type { TenantScope } from '../kernel/index.ts';
import type { IndexView } from './index-entry.ts';
import type { IndexSnapshotRepository } from './index-snapshot-repository.ts';
import type { IndexReference, IndexViewReader } from './ingestion-indexes.ts';
import type { SearchIndexRepository } from './search-index-repository.ts';

/** What finding views needs. */
export interface IndexViewDeps {
  readonly indexes: Pick<SearchIndexRepository, 'searched'>;
  readonly snapshots: Pick<IndexSnapshotRepository, 'find'>;
}

/** Finds what references to indexes and to their snapshots mean, in two reads however many there are. */
export function createIndexViewReader({ indexes, snapshots }: IndexViewDeps): IndexViewReader {
  return {
    async views(scope: TenantScope, references: readonly IndexReference[]) {
      const index_ids = [...new Set(references.map(({ index_id }) => index_id))];
      const snapshot_ids = references.flatMap(({ snapshot_id }) => (snapshot_id === undefined ? [] : [snapshot_id]));
      const [found, pinned] = await Promise.all([
        index_ids.length === 0 ? [] : indexes.searched(scope, index_ids),
        snapshot_ids.length === 0 ? [] : snapshots.find(scope, snapshot_ids),
      ]);
      const byId = new Map(found.map((index) => [index.id, index]));
      const snapshotById = new Map(pinned.map((snapshot) => [snapshot.id, snapshot]));
      return references.map(({ index_id, snapshot_id }): IndexView | null => {
        const index = byId.get(index_id);
        if (index === undefined) return null;
        const { backend, generation, embedding_model, embedding_dimensions, held_by } = index;
        if (snapshot_id === undefined) {
          const known = embedding_dimensions == null ? {} : { dimensions: embedding_dimensions };
          const stamp = held_by === undefined ? {} : { stamp: held_by };
          return { index_id, backend, generation, embedding_model, ...known, as_of: 'live', ...stamp };
        }
        const snapshot = snapshotById.get(snapshot_id);
        if (snapshot === undefined || snapshot.index_id !== index_id || snapshot.purged_at !== null) return null;
        const { number: as_of, generation: of, embedding_model: model } = snapshot;
        return { index_id, backend, generation: of, embedding_model: model, as_of };
      });
    },
  };
}
