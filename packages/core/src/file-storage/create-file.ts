import { AppError, type IdSource, type TenantScope, type UnitOfWork } from '../kernel/index.ts';
import { assertFileFits, type FileLimitsReader } from '../tenancy/index.ts';
import { MAX_INDEXES_OF_FILE } from '../vector-search/index.ts';
import type { CreatedFile, CreateFile } from './file-inputs.ts';
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

/** Which of these indexes exist and are not archived. */
export interface AttachableIndexes {
  attachable(scope: TenantScope, ids: readonly string[]): Promise<ReadonlySet<string>>;
}

/** Lets an index have a file that is ready. */
export type AttachFile = (scope: TenantScope, indexId: string, file: { readonly file_id: string }) => Promise<unknown>;

/** What creating a file needs. */
export interface CreateFileDeps extends UploadDeps {
  readonly limits: FileLimitsReader;
  readonly files: FileRepository;
  readonly indexes: AttachableIndexes;
  readonly unitOfWork: UnitOfWork;
  readonly attachFile: AttachFile;
  readonly ids: IdSource;
}

/** Makes the use case that declares a file and gives out its upload address. */
export function createCreateFile(deps: CreateFileDeps) {
  const { limits, files, indexes, attachFile, unitOfWork, clock, ids } = deps;

  /** A file that serves as well: one that is searched, with the same content. */
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
    // One file is in ten indexes at most: where both together would be more, it is another file.
    const together = new Set([...(same?.index_ids ?? []), ...input.index_ids]);
    return together.size <= MAX_INDEXES_OF_FILE ? same : null;
  }

  async function reuse(scope: TenantScope, same: StoredFile, wanted: readonly string[]): Promise<CreatedFile> {
    const missing = wanted.filter((id) => !same.index_ids.includes(id));
    for (const index_id of missing) await attachFile(scope, index_id, { file_id: same.id });
    const after = missing.length === 0 ? same : await files.get(scope, same.id);
    return { ...toFile(after ?? same), upload: null, deduplicated: true };
  }

  /**
   * @throws AppError `limit_exceeded` or `unprocessable` naming the limit; `reference_not_found` for an index that is
   * not there or archived; `already_exists` for a duplicate that is not wanted.
   */
  return async (scope: TenantScope, input: CreateFile): Promise<CreatedFile> => {
    assertReadable(input);
    assertPartsFit(input, input.part_sha256);
    const [attachable, same] = await Promise.all([indexes.attachable(scope, input.index_ids), sameFile(scope, input)]);
    const missing = input.index_ids.findIndex((id) => !attachable.has(id));
    if (missing >= 0) throw new AppError('reference_not_found', { param: `index_ids.${missing}` });
    if (same !== null) return reuse(scope, same, input.index_ids);
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
