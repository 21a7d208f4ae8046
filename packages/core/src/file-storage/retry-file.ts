import { AppError, notFound, type TenantScope } from '../kernel/index.ts';
import { assertNotArchived } from './create-file-version.ts';
import type { FileWithUpload } from './file-inputs.ts';
import type { FileLifecycle } from './file-lifecycle.ts';
import type { FileRepository } from './file-repository.ts';
import { toFile } from './file-view.ts';
import type { IngestionStarter, ObjectStore } from './object-store.ts';
import { abortUpload, beginUpload, keyOf, type UploadDeps, uploadDeadline, uploadOf } from './start-upload.ts';

/** How long a queued retry may wait for its execution to claim it. */
const QUEUE_SECONDS = 300;

/** What retrying a file needs. */
export interface RetryFileDeps extends UploadDeps {
  readonly files: FileRepository;
  readonly lifecycle: FileLifecycle;
  readonly objects: Pick<ObjectStore, 'head'>;
  readonly ingestion: IngestionStarter;
}

/** Makes the use case that gives a failed file another try. */
export function createRetryFile(deps: RetryFileDeps) {
  const { files, lifecycle, objects, ingestion, clock } = deps;

  /**
   * Where the content is there, ingestion goes on from the stage that failed; where it never arrived, there is a new
   * upload address.
   *
   * @throws AppError `not_found`, `resource_archived`; `file_not_ready` unless the file is failed.
   */
  return async (scope: TenantScope, id: string): Promise<FileWithUpload> => {
    const file = await files.get(scope, id);
    if (file === null) throw notFound('file');
    assertNotArchived(file);
    if (file.status !== 'failed') throw notFailed(file.status);
    const uploaded = (await objects.head(keyOf(file))) !== null;
    const multipart = uploaded ? null : await beginUpload(deps, file, file.multipart?.part_sha256 ?? null);
    const retried = await lifecycle.change(
      scope,
      file,
      { status: ['failed'], version: file.version },
      {
        status: uploaded ? 'queued' : 'awaiting_upload',
        stage: uploaded ? 'claim' : 'upload',
        percent: 0,
        reason: null,
        deadline_at: uploaded ? new Date(clock.now().getTime() + QUEUE_SECONDS * 1000) : uploadDeadline(clock, file),
        multipart,
      },
      'file.retried',
    );
    if (retried === null) throw notFailed((await files.get(scope, id))?.status);
    if (!uploaded) {
      await abortUpload(deps, file);
      return { ...toFile(retried), upload: await uploadOf(deps, retried) };
    }
    try {
      // A name of its own each time: Step Functions remembers the names of ended executions for 90 days.
      await ingestion.start(`${file.id}-${file.version}-${retried.updated_at.getTime()}`, keyOf(file));
    } catch (error) {
      await lifecycle.failed(scope, retried, 'ingestion_failed');
      throw error;
    }
    return { ...toFile(retried), upload: null };
  };
}

const notFailed = (status: string | undefined) =>
  new AppError('file_not_ready', {
    message: 'Only a failed file can be retried.',
    ...(status === undefined ? {} : { details: { status } }),
  });
