import { AppError, notFound, type TenantScope } from '../kernel/index.ts';
import { assertFileFits, type FileLimitsReader } from '../tenancy/index.ts';
import type { CreateFileVersion, FileWithUpload } from './file-inputs.ts';
import type { FileLifecycle } from './file-lifecycle.ts';
import type { FileRepository, StoredFile } from './file-repository.ts';
import { toFile } from './file-view.ts';
import {
  assertPartsFit,
  assertReadable,
  beginUpload,
  type UploadDeps,
  uploadDeadline,
  uploadOf,
} from './start-upload.ts';

/** What declaring a version needs. */
export interface CreateFileVersionDeps extends UploadDeps {
  readonly limits: FileLimitsReader;
  readonly files: FileRepository;
  readonly lifecycle: FileLifecycle;
}

/** Refuses what only a file that is not archived may have. @throws AppError `resource_archived` */
export function assertNotArchived({ status }: Pick<StoredFile, 'status'>): void {
  if (status === 'archived') throw new AppError('resource_archived', { message: 'The file is archived.' });
}

/** Makes the use case that declares the next content of a file. */
export function createCreateFileVersion(deps: CreateFileVersionDeps) {
  const { limits, files, lifecycle, clock } = deps;

  /**
   * The version that searches find stays until the new one is ready. One at a time: what is on its way is waited for,
   * or stopped.
   *
   * @throws AppError `not_found`, `resource_archived`; `file_not_ready` while a version is on its way;
   * `limit_exceeded`, `unprocessable` as creating a file does.
   */
  return async (scope: TenantScope, id: string, input: CreateFileVersion): Promise<FileWithUpload> => {
    assertReadable(input);
    assertPartsFit(input, input.part_sha256);
    const file = await files.get(scope, id);
    if (file === null) throw notFound('file');
    assertNotArchived(file);
    if (file.status !== 'ready' && file.status !== 'failed') throw onItsWay(file);
    await assertFileFits(limits, scope, { size_bytes: input.size_bytes, files: 0 });
    const { media_type, size_bytes, sha256, name = file.name } = input;
    const next = { ...file, name, media_type, size_bytes, sha256, version: file.version + 1 };
    const multipart = await beginUpload(deps, next, input.part_sha256 ?? null);
    const after = await lifecycle.change(
      scope,
      file,
      { status: ['ready', 'failed'], version: file.version },
      {
        name,
        media_type,
        size_bytes,
        sha256,
        version: next.version,
        status: 'awaiting_upload',
        stage: 'upload',
        percent: 0,
        attempt: 0,
        deadline_at: uploadDeadline(clock, input),
        reason: null,
        pages: null,
        chunks: null,
        ready_at: null,
        execution_arn: null,
        multipart,
      },
      'file_version.created',
    );
    if (after === null) throw onItsWay((await files.get(scope, id)) ?? file);
    return { ...toFile(after), upload: await uploadOf(deps, after) };
  };
}

const onItsWay = ({ version, status }: Pick<StoredFile, 'version' | 'status'>) =>
  new AppError('file_not_ready', {
    message: `Version ${version} is still on its way: wait until it is ready or failed, or stop it.`,
    details: { status, version },
  });
