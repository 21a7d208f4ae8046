import { notFound, type Page, type TenantScope, type UnitOfWork } from '../kernel/index.ts';
import type { IndexEntryRepository } from './index-entry-repository.ts';
import type { IndexSnapshots } from './index-snapshot-service.ts';
import type { SearchIndex } from './search-index.ts';
import { type IndexFile, type ListIndexFiles, toIndexFile } from './search-index-file.ts';
import { fileEvent, type IndexedFiles } from './search-index-files.ts';
import type { SearchIndexRepository } from './search-index-repository.ts';
import { showIndex } from './search-index-view.ts';

/** What listing files and letting them go needs. */
export interface IndexContentsDeps {
  readonly indexes: Pick<SearchIndexRepository, 'get' | 'lock' | 'fileCounts'>;
  readonly entries: Pick<IndexEntryRepository, 'close' | 'list' | 'ofFile'>;
  readonly files: IndexedFiles;
  readonly snapshots: Pick<IndexSnapshots, 'changedWithin'>;
  readonly unitOfWork: UnitOfWork;
}

/** Lists the files of indexes and lets them go: rows only. */
export function createIndexContents(deps: IndexContentsDeps) {
  const { indexes, entries, files, snapshots, unitOfWork } = deps;
  return {
    /**
     * Takes a file out of an index: searches find it there no longer, snapshots that hold it keep it. Repeating it
     * changes nothing.
     */
    async detach(scope: TenantScope, index_id: string, file_id: string): Promise<SearchIndex> {
      const after = await unitOfWork.run(scope, async (work) => {
        const index = await indexes.lock(scope, work, index_id);
        if (index === null) throw notFound('search index');
        const file = await files.find(scope, work, file_id);
        const attached = file?.index_ids.includes(index_id) === true;
        const known = await entries.ofFile(scope, { file_id }, work);
        if (!attached && !known.some((entry) => entry.index_id === index_id)) throw notFound('file of this index');
        const closed = await entries.close(scope, work, { index_id, file_id }, index.next_snapshot);
        if (attached) {
          const index_ids = file.index_ids.filter((id) => id !== index_id);
          await files.setIndexes(scope, work, file_id, index_ids);
        }
        if (attached || closed.length > 0) {
          work.record({ action: 'index_file.detached', ...fileEvent(index_id, { file_id }) });
          await snapshots.changedWithin(scope, work, index);
        }
        return index;
      });
      return showIndex(indexes, scope, after);
    },

    /** @throws AppError `not_found` for the index. */
    async list(
      scope: TenantScope,
      index_id: string,
      { generation: asked, status, file_id, ...page }: ListIndexFiles,
    ): Promise<Page<IndexFile>> {
      const index = await indexes.get(scope, index_id);
      if (index === null) throw notFound('search index');
      const generation = asked === 'building' ? (index.building?.generation ?? 0) : index.generation;
      const found = await entries.list(scope, page, { index_id, generation, status, file_id });
      return { ...found, data: found.data.map(toIndexFile) };
    },
  };
}
