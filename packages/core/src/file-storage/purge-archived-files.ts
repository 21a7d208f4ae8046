import { type Clock, type RequestOrigin, systemScope, type TenantScope } from '../kernel/index.ts';
import type { FileWatchList } from './file-repository.ts';

/** What the purge by schedule needs. */
export interface PurgeArchivedFilesDeps {
  readonly watchList: Pick<FileWatchList, 'purgeable'>;
  readonly purgeFile: (scope: TenantScope, id: string) => Promise<unknown>;
  readonly clock: Clock;
}

const PURGE_LIMIT = 50;

/** Makes the run that purges what was archived long enough ago, and what an interrupted purge left. */
export function createPurgeArchivedFiles({ watchList, purgeFile, clock }: PurgeArchivedFilesDeps) {
  /** @throws AggregateError of what went wrong, after every other file had its turn. */
  return async (origin: RequestOrigin): Promise<{ due: number; purged: number }> => {
    const due = await watchList.purgeable(clock.now(), PURGE_LIMIT);
    const errors: unknown[] = [];
    for (const { id, tenant_id } of due) {
      await purgeFile(systemScope(tenant_id, 'file-purger', origin), id).catch((error: unknown) => errors.push(error));
    }
    if (errors.length > 0) throw new AggregateError(errors, `${errors.length} files could not be purged`);
    return { due: due.length, purged: due.length };
  };
}
