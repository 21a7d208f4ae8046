import { AppError, notFound, type TenantScope } from '../kernel/index.ts';
import type { File } from './file.ts';
import type { FileLifecycle } from './file-lifecycle.ts';
import type { FileRepository, MultipartState, StoredFile } from './file-repository.ts';
import { toFile } from './file-view.ts';
import type { MultipartUploads, ObjectStore } from './object-store.ts';
import { keyOf } from './start-upload.ts';
import { type CompleteUpload, partBytes, partCount } from './upload.ts';

/** What completing an upload needs. */
export interface CompleteUploadDeps {
  readonly files: FileRepository;
  readonly lifecycle: FileLifecycle;
  readonly objects: Pick<ObjectStore, 'head'>;
  readonly multipart: Pick<MultipartUploads, 'parts' | 'complete'>;
}

/** Numbers that a message names; the others are counted. */
const NAMED = 20;

/**
 * Makes the use case by which an uploader says that it is done. Ingestion of a single PUT does not wait for it; it is
 * how a file whose upload the storage refused becomes `failed` at once instead of at its deadline. A content in parts
 * becomes one object by it, and ingestion begins.
 */
export function createCompleteUpload({ files, lifecycle, objects, multipart }: CompleteUploadDeps) {
  /** False for an upload that is not there any more. */
  async function assemble(file: StoredFile, upload: MultipartState, input: CompleteUpload): Promise<boolean> {
    const stored = await multipart.parts(keyOf(file), upload.upload_id);
    if (stored === null) return false;
    const held = new Map(stored.map((part) => [part.part_number, part]));
    const numbers = Array.from({ length: partCount(file.size_bytes) }, (_, index) => index + 1);
    const missing = numbers.filter((number) => held.get(number)?.size_bytes !== partBytes(file.size_bytes, number));
    if (missing.length > 0) throw partsProblem('have not arrived', missing);
    const said = new Map((input.parts ?? []).map(({ part_number, etag }) => [part_number, bareTag(etag)]));
    const other = [...said].filter(([number, etag]) => bareTag(held.get(number)?.etag ?? '') !== etag);
    if (other.length > 0)
      throw partsProblem(
        'have another ETag',
        [...other].map(([number]) => number),
      );
    await multipart.complete(
      keyOf(file),
      upload.upload_id,
      numbers.map((part_number) => ({
        part_number,
        etag: held.get(part_number)?.etag ?? '',
        sha256: upload.part_sha256?.[part_number - 1] ?? null,
      })),
    );
    return true;
  }

  /** @throws AppError `not_found`; `unprocessable` naming the parts that are missing or are others. */
  return async (scope: TenantScope, id: string, input: CompleteUpload = {}): Promise<File> => {
    const file = await files.get(scope, id);
    if (file === null) throw notFound('file');
    if (file.status !== 'awaiting_upload') return toFile(file);
    if ((await objects.head(keyOf(file))) !== null) return toFile(file);
    if (file.multipart !== null && (await assemble(file, file.multipart, input))) return toFile(file);
    // Another request may have completed it in between.
    if (file.multipart !== null && (await objects.head(keyOf(file))) !== null) return toFile(file);
    const failed = await lifecycle.failed(scope, file, 'upload_rejected');
    return toFile(failed ?? (await files.get(scope, id)) ?? file);
  };
}

/** S3 quotes ETags; clients send them back with the quotes or without. */
const bareTag = (etag: string) => etag.replaceAll('"', '');

function partsProblem(what: string, numbers: readonly number[]): AppError {
  const more = numbers.length > NAMED ? ` and ${numbers.length - NAMED} more` : '';
  return new AppError('unprocessable', {
    param: 'parts',
    message: `Parts ${what}: ${numbers.slice(0, NAMED).join(', ')}${more}.`,
    details: { part_numbers: numbers.slice(0, NAMED), count: numbers.length },
  });
}
