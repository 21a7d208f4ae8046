import { AppError, notFound, type Page, type TenantScope } from '../kernel/index.ts';
import type { ChunkRepository } from './chunk-repository.ts';
import { heldKnowledge } from './held-knowledge.ts';
import { type IndexChunk, type ListIndexChunks, toIndexChunk } from './index-chunk.ts';
import type { IndexEntryRepository } from './index-entry-repository.ts';
import type { IndexViewReader } from './ingestion-indexes.ts';

/** What listing passages needs. */
export interface ListIndexChunksDeps {
  readonly indexes: IndexViewReader;
  readonly entries: Pick<IndexEntryRepository, 'heldBy' | 'ofFile'>;
  readonly chunks: Pick<ChunkRepository, 'list'>;
  /** Files, as far as they tell what is on its way. */
  readonly files: {
    get(
      scope: TenantScope,
      id: string,
    ): Promise<{ readonly status: string; readonly index_ids: readonly string[] } | null>;
  };
}

/** Makes the use case that shows how an index has cut a file: the very passages that searches of it find. */
export function createListIndexChunks({ indexes, entries, chunks, files }: ListIndexChunksDeps) {
  /** Why there are none. */
  async function nothing(scope: TenantScope, index_id: string, file_id: string): Promise<AppError> {
    const [known, file] = await Promise.all([entries.ofFile(scope, { file_id }), files.get(scope, file_id)]);
    const coming = known.filter((entry) => entry.index_id === index_id && entry.until === null).at(-1);
    // What is not uploaded yet has no entry.
    const declared = file?.index_ids.includes(index_id) === true && file.status !== 'archived' ? file : undefined;
    const { status } = coming ?? declared ?? {};
    if (status === undefined || status === 'searchable') return notFound('file of this index');
    return new AppError('file_not_ready', {
      message: `The index has no passages of the file yet: it is ${status}.`,
      details: { status },
    });
  }

  /**
   * In the order of the document, of the version that is held.
   *
   * @throws AppError `not_found` for an index, a snapshot of it that is not kept, and a file that it does not hold;
   * `file_not_ready` while the index is yet to have the file.
   */
  return async (
    scope: TenantScope,
    { index_id, file_id }: { readonly index_id: string; readonly file_id: string },
    { snapshot_id, ...page }: ListIndexChunks,
  ): Promise<Page<IndexChunk>> => {
    const [view] = await indexes.views(scope, [{ index_id, snapshot_id }]);
    if (view == null) throw notFound(snapshot_id === undefined ? 'search index' : 'snapshot of this index');
    const held = heldKnowledge([view], await entries.heldBy(scope, [view], [file_id]));
    const [set] = held.sets.values();
    if (set === undefined) {
      throw snapshot_id === undefined ? await nothing(scope, index_id, file_id) : notFound('file of this snapshot');
    }
    const found = await chunks.list(scope, set, page);
    return { ...found, data: found.data.map((chunk) => toIndexChunk(index_id, chunk)) };
  };
}
