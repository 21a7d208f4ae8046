import { notFound, type TenantScope } from '../kernel/index.ts';
import type { IndexEntryRepository } from '../vector-search/index.ts';
import type { File, FileStatus } from './file.ts';
import type { FileLifecycle } from './file-lifecycle.ts';
import { fileReason } from './file-reasons.ts';
import type { FileRepository, StoredFile } from './file-repository.ts';
import { toFile } from './file-view.ts';
import type { IngestionStopper } from './object-store.ts';
import { abortUpload, type UploadDeps } from './start-upload.ts';

/** What stopping a file needs. */
export interface StopFileDeps extends Pick<UploadDeps, 'multipart'> {
  readonly files: FileRepository;
  readonly lifecycle: FileLifecycle;
  readonly entries: Pick<IndexEntryRepository, 'ofFile' | 'transition'>;
  readonly ingestion: IngestionStopper;
}

const UNDER_WAY: readonly FileStatus[] = ['awaiting_upload', 'queued', 'processing'];

/** Makes the use case that ends the work on a file. */
export function createStopFile(deps: StopFileDeps) {
  const { files, lifecycle, entries, ingestion } = deps;

  /** What indexes were to have of this version by this very execution; what older versions have goes on serving. */
  async function stopEntries(scope: TenantScope, { id, version }: StoredFile): Promise<void> {
    const failed = { status: 'failed', reason: fileReason('stopped'), deadline_at: null } as const;
    for (const entry of await entries.ofFile(scope, { file_id: id, file_version: version })) {
      await entries.transition(scope, undefined, entry, { status: ['processing'], execution_arn: null }, failed);
    }
  }

  /**
   * What is settled stays as it is: stopping twice, or what has just become ready, changes nothing. The file becomes
   * failed first: from then on no step of the execution has an effect, also where ending it takes a while.
   *
   * @throws AppError `not_found`
   */
  return async (scope: TenantScope, id: string): Promise<File> => {
    let file: StoredFile | null = await files.get(scope, id);
    // It may be claimed between the look and the change; an execution is replaced once at most.
    for (let look = 0; file !== null && UNDER_WAY.includes(file.status) && look < 3; look += 1) {
      const stopped = await lifecycle.stopped(scope, file);
      if (stopped !== null) {
        await stopEntries(scope, stopped);
        if (file.execution_arn !== null) await ingestion.stop(file.execution_arn, 'stopped by request');
        if (file.status === 'awaiting_upload') await abortUpload(deps, file);
        return toFile(stopped);
      }
      file = await files.get(scope, id);
    }
    if (file === null) throw notFound('file');
    return toFile(file);
  };
}
