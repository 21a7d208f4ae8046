import { notFound, type TenantScope } from '../kernel/index.ts';
import type { File } from './file.ts';
import { uploadKey } from './file-keys.ts';
import type { FileLifecycle } from './file-lifecycle.ts';
import type { FileRepository } from './file-repository.ts';
import { toFile } from './file-view.ts';
import type { ObjectStore } from './object-store.ts';

/** What completing an upload needs. */
export interface CompleteUploadDeps {
  readonly files: FileRepository;
  readonly lifecycle: FileLifecycle;
  readonly objects: Pick<ObjectStore, 'head'>;
}

/**
 * Makes the use case by which an uploader says that it is done. Ingestion does not wait for it; it is how a file whose
 * upload the storage refused becomes `failed` at once instead of at its deadline.
 */
export function createCompleteUpload({ files, lifecycle, objects }: CompleteUploadDeps) {
  /** @throws AppError `not_found` */
  return async (scope: TenantScope, id: string): Promise<File> => {
    const file = await files.get(scope, id);
    if (file === null) throw notFound('file');
    if (file.status !== 'awaiting_upload') return toFile(file);
    const found = await objects.head(uploadKey({ tenant_id: file.tenant_id, file_id: file.id, version: file.version }));
    if (found !== null) return toFile(file);
    const failed = await lifecycle.failed(scope, file, 'upload_rejected');
    return toFile(failed ?? (await files.get(scope, id)) ?? file);
  };
}
