import { type Clock, type RequestOrigin, systemScope } from '../kernel/index.ts';
import type { FileLifecycle } from './file-lifecycle.ts';
import type { FileRepository, FileWatchList } from './file-repository.ts';

/** What the sweep needs. */
export interface SweepFilesDeps {
  readonly files: FileRepository;
  readonly watchList: FileWatchList;
  readonly lifecycle: FileLifecycle;
  readonly clock: Clock;
}

const SWEEP_LIMIT = 200;

/** Makes the sweep that fails files past their deadline, so that none is ever stuck. */
export function createSweepFiles({ files, watchList, lifecycle, clock }: SweepFilesDeps) {
  async function sweepOne(tenantId: string, id: string, now: Date, origin: RequestOrigin) {
    const scope = systemScope(tenantId, 'file-sweeper', origin);
    const file = await files.get(scope, id);
    if (file === null || file.deadline_at === null || file.deadline_at > now) return;
    await lifecycle.failed(scope, file, file.status === 'awaiting_upload' ? 'upload_expired' : 'ingestion_timeout');
  }

  return async (origin: RequestOrigin): Promise<{ checked: number; failed: number }> => {
    const now = clock.now();
    const overdue = await watchList.overdue(now, SWEEP_LIMIT);
    const results = await Promise.allSettled(overdue.map(({ id, tenant_id }) => sweepOne(tenant_id, id, now, origin)));
    return { checked: overdue.length, failed: results.filter(({ status }) => status === 'rejected').length };
  };
}
