import { AppError, notFound, type TenantScope } from '../kernel/index.ts';
import { type CreateFileDeps, UPLOAD_SECONDS, uploadOf } from './create-file.ts';
import type { FileWithUpload } from './file.ts';
import { uploadKey } from './file-keys.ts';
import type { FileLifecycle } from './file-lifecycle.ts';
import type { FileRepository } from './file-repository.ts';
import { toFile } from './file-view.ts';
import type { IngestionStarter, ObjectStore } from './object-store.ts';

/** How long a queued retry may wait for its execution to claim it. */
const QUEUE_SECONDS = 300;

/** What retrying a file needs. */
export interface RetryFileDeps extends Pick<CreateFileDeps, 'signer' | 'clock'> {
  readonly files: FileRepository;
  readonly lifecycle: FileLifecycle;
  readonly objects: Pick<ObjectStore, 'head'>;
  readonly ingestion: IngestionStarter;
}

/** Makes the use case that gives a failed file another try. */
export function createRetryFile(deps: RetryFileDeps) {
  const { files, lifecycle, objects, ingestion, clock } = deps;

  /**
   * Where the content is there, ingestion starts again; where it never arrived, there is a new upload address.
   *
   * @throws AppError `not_found`; `file_not_ready` unless the file is failed.
   */
  return async (scope: TenantScope, id: string): Promise<FileWithUpload> => {
    const file = await files.get(scope, id);
    if (file === null) throw notFound('file');
    const key = uploadKey({ tenant_id: file.tenant_id, file_id: file.id, version: file.version });
    const uploaded = file.status === 'failed' && (await objects.head(key)) !== null;
    const seconds = uploaded ? QUEUE_SECONDS : UPLOAD_SECONDS;
    const retried = await lifecycle.change(
      scope,
      file,
      { status: ['failed'] },
      {
        status: uploaded ? 'queued' : 'awaiting_upload',
        stage: uploaded ? 'claim' : 'upload',
        percent: 0,
        reason: null,
        deadline_at: new Date(clock.now().getTime() + seconds * 1000),
      },
      'file.retried',
    );
    if (retried === null) {
      throw new AppError('file_not_ready', {
        message: 'Only a failed file can be retried.',
        details: { status: file.status },
      });
    }
    if (!uploaded) return { ...toFile(retried), upload: await uploadOf(deps, retried) };
    try {
      // A name of its own each time: Step Functions remembers the names of ended executions for 90 days.
      await ingestion.start(`${file.id}-${file.version}-${retried.updated_at.getTime()}`, key);
    } catch (error) {
      await lifecycle.failed(scope, retried, 'ingestion_failed');
      throw error;
    }
    return { ...toFile(retried), upload: null };
  };
}
