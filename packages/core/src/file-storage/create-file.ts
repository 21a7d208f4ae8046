import { AppError, type IdSource, type TenantScope, type UnitOfWork } from '../kernel/index.ts';
import { assertFileFits, type FileLimitsReader } from '../tenancy/index.ts';
import type { CreatedFile, CreateFile } from './file-inputs.ts';
import type { FileRepository, StoredFile } from './file-repository.ts';
import { toFile } from './file-view.ts';
import { assertPartsFit, beginUpload, type UploadDeps, uploadDeadline, uploadOf } from './start-upload.ts';

/** Which of these indexes exist and are not archived. */
export interface AttachableIndexes {
  attachable(scope: TenantScope, ids: readonly string[]): Promise<ReadonlySet<string>>;
}

/** What creating a file needs. */
export interface CreateFileDeps extends UploadDeps {
  readonly limits: FileLimitsReader;
  readonly files: FileRepository;
  readonly indexes: AttachableIndexes;
  readonly unitOfWork: UnitOfWork;
  readonly ids: IdSource;
}

/** Makes the use case that declares a file and gives out its upload address. */
export function createCreateFile(deps: CreateFileDeps) {
  const { limits, files, indexes, unitOfWork, clock, ids } = deps;

  /** A file that serves as well: searched, with the same content, in every index that is asked for. */
  async function sameFile(scope: TenantScope, input: CreateFile): Promise<StoredFile | null> {
    if (input.on_duplicate === 'create') return null;
    const same = await files.findSame(scope, input);
    if (same !== null && input.on_duplicate === 'refuse') {
      throw new AppError('already_exists', {
        message: `The file ${same.id} has the same content.`,
        param: 'sha256',
        details: { file_id: same.id },
      });
    }
    return same !== null && input.index_ids.every((id) => same.index_ids.includes(id)) ? same : null;
  }

  /**
   * @throws AppError `limit_exceeded` or `unprocessable` naming the limit; `reference_not_found` for an index that is
   * not there or archived; `already_exists` for a duplicate that is not wanted.
   */
  return async (scope: TenantScope, input: CreateFile): Promise<CreatedFile> => {
    assertPartsFit(input, input.part_sha256);
    const [attachable, same] = await Promise.all([indexes.attachable(scope, input.index_ids), sameFile(scope, input)]);
    const missing = input.index_ids.findIndex((id) => !attachable.has(id));
    if (missing >= 0) throw new AppError('reference_not_found', { param: `index_ids.${missing}` });
    if (same !== null) return { ...toFile(same), upload: null, deduplicated: true };
    await assertFileFits(limits, scope, { size_bytes: input.size_bytes, files: 1 });
    const now = clock.now();
    const content = {
      id: ids.next('file'),
      tenant_id: scope.tenant_id,
      name: input.name,
      media_type: input.media_type,
      size_bytes: input.size_bytes,
      sha256: input.sha256,
      version: 1,
    };
    const file: StoredFile = {
      ...content,
      live_version: null,
      index_ids: input.index_ids,
      metadata: input.metadata,
      status: 'awaiting_upload',
      stage: 'upload',
      percent: 0,
      attempt: 0,
      deadline_at: uploadDeadline(clock, input),
      reason: null,
      pages: null,
      chunks: null,
      created_at: now,
      updated_at: now,
      ready_at: null,
      archived_at: null,
      purge_at: null,
      execution_arn: null,
      multipart: await beginUpload(deps, content, input.part_sha256 ?? null),
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
    return { ...toFile(file), upload: await uploadOf(deps, file), deduplicated: false };
  };
}
