import { type Clock, type RequestOrigin, systemScope } from '../kernel/index.ts';
import type { FileLifecycle } from './file-lifecycle.ts';
import type { FileReasonCode } from './file-reasons.ts';
import type { FileRepository, FileWatchList, StoredFile } from './file-repository.ts';
import type { ObjectStore } from './object-store.ts';
import { abortUpload, keyOf, type UploadDeps } from './start-upload.ts';

/** What the sweep needs. */
export interface SweepFilesDeps extends Pick<UploadDeps, 'multipart'> {
  readonly files: FileRepository;
  readonly watchList: FileWatchList;
  readonly lifecycle: FileLifecycle;
  readonly objects: Pick<ObjectStore, 'head'>;
  readonly clock: Clock;
}

const SWEEP_LIMIT = 200;

/** Makes the sweep that fails files past their deadline, so that none is ever stuck. */
export function createSweepFiles({ files, watchList, lifecycle, objects, clock, multipart }: SweepFilesDeps) {
  /** What became of it: an upload that came, and that no execution ever had, did not expire. */
  async function reasonOf(file: StoredFile): Promise<FileReasonCode> {
    if (file.status === 'processing') return 'ingestion_timeout';
    if (file.status === 'queued') return 'ingestion_not_started';
    return (await objects.head(keyOf(file))) === null ? 'upload_expired' : 'ingestion_not_started';
  }

  /** Whether it was this sweep that failed it: it may have moved on since it was listed. */
  async function sweepOne(tenantId: string, id: string, now: Date, origin: RequestOrigin): Promise<boolean> {
    const scope = systemScope(tenantId, 'file-sweeper', origin);
    const file = await files.get(scope, id);
    if (file === null || file.deadline_at === null || file.deadline_at > now) return false;
    const code = await reasonOf(file);
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
