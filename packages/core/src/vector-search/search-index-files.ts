import { chunkerDigest } from '../ingestion-pipeline/index.ts';
import { AppError, notFound, type TenantScope, type UnitOfWork, type Work } from '../kernel/index.ts';
import type { IndexEntry } from './index-entry.ts';
import type { IndexEntryRepository, NewIndexEntry } from './index-entry-repository.ts';
import type { EntryDispatcher } from './search-index-dispatch.ts';
import { type IndexFile, MAX_INDEXES_OF_FILE, toIndexFile } from './search-index-file.ts';
import type { SearchIndexRepository, StoredSearchIndex } from './search-index-repository.ts';

/** What an index must know of a file. */
export interface AttachableFile {
  readonly id: string;
  readonly index_ids: readonly string[];
  readonly live_version: number | null;
  readonly archived_at: Date | null;
}

/** Port: files, as far as indexes name them. */
export interface IndexedFiles {
  find(scope: TenantScope, work: Work, id: string): Promise<AttachableFile | null>;
  setIndexes(scope: TenantScope, work: Work, id: string, index_ids: readonly string[]): Promise<void>;
}

/** What bringing files in needs. */
export interface IndexFilesDeps {
  readonly indexes: Pick<SearchIndexRepository, 'lock'>;
  readonly entries: Pick<IndexEntryRepository, 'open' | 'ofFile' | 'transition'>;
  readonly files: IndexedFiles;
  readonly dispatcher: Pick<EntryDispatcher, 'dispatch'>;
  readonly unitOfWork: UnitOfWork;
}

/** What is recorded of a file of an index. */
export const fileEvent = (index_id: string, file: { file_id: string; file_version?: number }) => ({
  entity: { type: 'search_index', id: index_id } as const,
  old_value: null,
  new_value: file,
});

/** The entries that a file needs: in the active generation, and in the one that is being made. */
function newEntries(index: StoredSearchIndex, file_id: string, file_version: number): NewIndexEntry[] {
  const generations = [index, ...(index.building === null ? [] : [index.building])];
  return generations.map(({ generation, chunking }) => ({
    index_id: index.id,
    generation,
    file_id,
    file_version,
    chunker: chunkerDigest(chunking),
    status: 'pending',
    deadline_at: null,
  }));
}

/** Brings files into indexes: what that needs is an execution. */
export function createIndexFiles(deps: IndexFilesDeps) {
  const { indexes, entries, files, dispatcher, unitOfWork } = deps;

  async function usable(scope: TenantScope, work: Work, id: string): Promise<StoredSearchIndex> {
    const index = await indexes.lock(scope, work, id);
    if (index === null) throw notFound('search index');
    return index;
  }

  /** Starts what waits; the sweep does so for what cannot be started now. */
  async function started(scope: TenantScope, waiting: readonly IndexEntry[]): Promise<void> {
    if (scope.origin.dry_run === true) return;
    for (const entry of waiting) await dispatcher.dispatch(scope, entry).catch(() => undefined);
  }

  const ofGeneration = (found: readonly IndexEntry[], generation: number): IndexEntry => {
    const entry = found.find((one) => one.generation === generation);
    if (entry === undefined) throw notFound('file of this index');
    return entry;
  };

  return {
    /**
     * Lets an index have a file that is ready. Its text is embedded for this index; repeating it changes nothing.
     *
     * @throws AppError `reference_not_found`, `reference_archived`, `file_not_ready`, `resource_archived` for the index,
     * `unprocessable` for a file that is in as many indexes as one may be.
     */
    async attach(scope: TenantScope, index_id: string, { file_id }: { readonly file_id: string }): Promise<IndexFile> {
      const param = 'file_id';
      const { entry, waiting } = await unitOfWork.run(scope, async (work) => {
        const index = await usable(scope, work, index_id);
        if (index.archived_at !== null) throw new AppError('resource_archived');
        const file = await files.find(scope, work, file_id);
        if (file === null) throw new AppError('reference_not_found', { param });
        if (file.archived_at !== null) throw new AppError('reference_archived', { param });
        const { live_version, index_ids } = file;
        if (live_version === null) {
          throw new AppError('file_not_ready', { message: 'No version of the file is ready.', param });
        }
        const attached = index_ids.includes(index_id);
        if (!attached && index_ids.length >= MAX_INDEXES_OF_FILE) {
          const message = `The file is in ${index_ids.length} indexes already; ${MAX_INDEXES_OF_FILE} are possible.`;
          throw new AppError('unprocessable', { message, param });
        }
        const open = await entries.open(scope, work, newEntries(index, file_id, live_version));
        if (!attached) {
          await files.setIndexes(scope, work, file_id, [...index_ids, index_id]);
          const event = fileEvent(index_id, { file_id, file_version: live_version });
          work.record({ action: 'index_file.attached', ...event });
        }
        return { entry: ofGeneration(open, index.generation), waiting: attached ? [] : open };
      });
      await started(scope, waiting);
      return toIndexFile(entry);
    },

    /**
     * @throws AppError `file_not_ready` for one that has not failed in this index, and for a version that is not ready:
     * its own retry brings it into its indexes.
     */
    async retry(scope: TenantScope, index_id: string, file_id: string): Promise<IndexFile> {
      const again = await unitOfWork.run(scope, async (work) => {
        await usable(scope, work, index_id);
        const open = (await entries.ofFile(scope, { file_id }, work)).filter(
          (entry) => entry.index_id === index_id && entry.until === null,
        );
        if (open.length === 0) throw notFound('file of this index');
        const failed = open.filter(({ status }) => status === 'failed');
        const live_version = (await files.find(scope, work, file_id))?.live_version ?? null;
        if (failed.some(({ file_version }) => file_version !== live_version)) {
          throw new AppError('file_not_ready', {
            message: 'This version of the file is not ready. Retry the file itself.',
          });
        }
        const retried: IndexEntry[] = [];
        for (const entry of failed) {
          const change = { status: 'pending', reason: null, deadline_at: null, execution_arn: null } as const;
          const after = await entries.transition(scope, work, entry, { status: ['failed'] }, change);
          if (after !== null) retried.push(after);
        }
        const [first] = retried;
        if (first === undefined) {
          throw new AppError('file_not_ready', { message: 'The file has not failed in this index.' });
        }
        const event = fileEvent(index_id, { file_id, file_version: first.file_version });
        work.record({ action: 'index_file.retried', ...event });
        return retried;
      });
      await started(scope, again);
      return toIndexFile(again[0] as IndexEntry);
    },
  };
}
