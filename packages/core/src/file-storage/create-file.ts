import { AppError, type Clock, type IdSource, type TenantScope, type UnitOfWork } from '../kernel/index.ts';
import { assertWithinLimit, type TenantQuotaReader } from '../tenancy/index.ts';
import type { CreateFile, FileWithUpload, Upload } from './file.ts';
import { uploadKey } from './file-keys.ts';
import type { FileRepository, StoredFile } from './file-repository.ts';
import { toFile } from './file-view.ts';
import type { UploadSigner } from './object-store.ts';

/** How long an upload may take to begin. */
export const UPLOAD_SECONDS = 3_600;

/** Which of these indexes exist and are not archived. */
export interface AttachableIndexes {
  attachable(scope: TenantScope, ids: readonly string[]): Promise<ReadonlySet<string>>;
}

/** What creating a file needs. */
export interface CreateFileDeps {
  readonly quota: TenantQuotaReader;
  readonly files: FileRepository;
  readonly indexes: AttachableIndexes;
  readonly signer: UploadSigner;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** The upload address of a file, bound to exactly what was declared. */
export async function uploadOf(
  { signer, clock }: Pick<CreateFileDeps, 'signer' | 'clock'>,
  file: StoredFile,
): Promise<Upload> {
  const key = uploadKey({ tenant_id: file.tenant_id, file_id: file.id, version: file.version });
  const signed = await signer.presignUpload(key, file, UPLOAD_SECONDS);
  return { ...signed, expires_at: new Date(clock.now().getTime() + UPLOAD_SECONDS * 1000) };
}

/** Makes the use case that declares a file and gives out its upload address. */
export function createCreateFile(deps: CreateFileDeps) {
  const { quota, files, indexes, unitOfWork, clock, ids } = deps;

  /** @throws AppError `limit_exceeded`; `reference_not_found` for an index that is not there or archived. */
  return async (scope: TenantScope, input: CreateFile): Promise<FileWithUpload> => {
    const [attachable] = await Promise.all([
      indexes.attachable(scope, input.index_ids),
      assertWithinLimit(quota, scope, 'max_files'),
    ]);
    const missing = input.index_ids.findIndex((id) => !attachable.has(id));
    if (missing >= 0) throw new AppError('reference_not_found', { param: `index_ids.${missing}` });
    const now = clock.now();
    const file: StoredFile = {
      id: ids.next('file'),
      tenant_id: scope.tenant_id,
      name: input.name,
      media_type: input.media_type,
      size_bytes: input.size_bytes,
      sha256: input.sha256,
      version: 1,
      index_ids: input.index_ids,
      metadata: input.metadata,
      status: 'awaiting_upload',
      stage: 'upload',
      percent: 0,
      attempt: 0,
      deadline_at: new Date(now.getTime() + UPLOAD_SECONDS * 1000),
      reason: null,
      pages: null,
      chunks: null,
      created_at: now,
      updated_at: now,
      ready_at: null,
      archived_at: null,
      execution_arn: null,
    };
    await unitOfWork.run(scope, async (work) => {
      await files.insert(scope, work, file);
      work.record({
        action: 'file.created',
        entity: { type: 'file', id: file.id },
        old_value: null,
        new_value: { name: file.name, media_type: file.media_type, size_bytes: file.size_bytes, sha256: file.sha256 },
      });
    });
    return { ...toFile(file), upload: await uploadOf(deps, file) };
  };
}
