import { type Clock, type RequestOrigin, systemScope } from '../kernel/index.ts';
import type { FileLifecycle } from './file-lifecycle.ts';
import type { FileRepository, FileWatchList } from './file-repository.ts';
import { abortUpload, type UploadDeps } from './start-upload.ts';

/** What the sweep needs. */
export interface SweepFilesDeps extends Pick<UploadDeps, 'multipart'> {
  readonly files: FileRepository;
  readonly watchList: FileWatchList;
  readonly lifecycle: FileLifecycle;
  readonly clock: Clock;
}

const SWEEP_LIMIT = 200;

/** Makes the sweep that fails files past their deadline, so that none is ever stuck. */
export function createSweepFiles({ files, watchList, lifecycle, clock, multipart }: SweepFilesDeps) {
  /** Whether it was this sweep that failed it: it may have moved on since it was listed. */
  async function sweepOne(tenantId: string, id: string, now: Date, origin: RequestOrigin): Promise<boolean> {
    const scope = systemScope(tenantId, 'file-sweeper', origin);
    const file = await files.get(scope, id);
    if (file === null || file.deadline_at === null || file.deadline_at > now) return false;
    const code = file.status === 'awaiting_upload' ? 'upload_expired' : 'ingestion_timeout';
    if ((await lifecycle.failed(scope, file, code)) === null) return false;
    if (code === 'upload_expired') await abortUpload({ multipart }, file);
    return true;
  }

  /** @throws AggregateError of what went wrong, after every other file had its turn. */
  return async (origin: RequestOrigin): Promise<{ overdue: number; failed: number }> => {
    const now = clock.now();
    const overdue = await watchList.overdue(now, SWEEP_LIMIT);
    let failed = 0;
    const errors: unknown[] = [];
    // One after the other: a Lambda has two connections, and a crowd would time out waiting for them.
    for (const { id, tenant_id } of overdue) {
      try {
        if (await sweepOne(tenant_id, id, now, origin)) failed += 1;
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, `${errors.length} overdue files could not be failed`);
    return { overdue: overdue.length, failed };
  };
}
