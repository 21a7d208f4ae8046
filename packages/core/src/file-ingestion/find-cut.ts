import type { ObjectStore } from '../file-storage/index.ts';
import { type Chunk, chunkSchema } from '../ingestion-pipeline/index.ts';
import type { TenantScope } from '../kernel/index.ts';
import type { ChunkRepository, ChunkSet, IndexEntryRepository } from '../vector-search/index.ts';
import type { IngestionContext } from './ingestion-context.ts';
import { type Cut, createIngestionWork } from './ingestion-work.ts';

/** What looking for a cutting needs. */
export interface CutFinderDeps {
  readonly entries: Pick<IndexEntryRepository, 'ofFile'>;
  readonly chunks: Pick<ChunkRepository, 'count' | 'list'>;
  readonly objects: Pick<ObjectStore, 'head' | 'read' | 'write'>;
}

const PAGE = 500;

/**
 * Finds chunks that were made before: by an earlier execution, or for another index that cuts alike. In the second case
 * they are laid out anew from what is stored, since what executions leave for each other is removed after a while.
 */
export function createCutFinder({ entries, chunks, objects }: CutFinderDeps) {
  const work = createIngestionWork(objects);

  async function stored(scope: TenantScope, set: ChunkSet): Promise<Chunk[]> {
    const all: Chunk[] = [];
    let cursor: string | undefined;
    do {
      const page = await chunks.list(scope, set, { limit: PAGE, order: 'asc', ...(cursor ? { cursor } : {}) });
      all.push(...page.data.map((row) => chunkSchema.strip().parse(row)));
      cursor = page.next_cursor ?? undefined;
    } while (cursor !== undefined);
    return all;
  }

  return async (scope: TenantScope, context: IngestionContext, chunker: string): Promise<Cut | null> => {
    const found = await work.cut(context, chunker);
    if (found !== null) return found;
    const owner = { file_id: context.file_id, file_version: context.version };
    const known = (await entries.ofFile(scope, owner)).find(
      (entry) => entry.chunker === chunker && entry.status === 'searchable' && entry.chunks !== null,
    );
    const set = { ...owner, chunker };
    if (known === undefined || (await chunks.count(scope, set)) !== known.chunks) return null;
    const all = await stored(scope, set);
    const pages = all.reduce((last, { page_end }) => Math.max(last, page_end), 1);
    return work.writeCut(context, chunker, all, pages);
  };
}
