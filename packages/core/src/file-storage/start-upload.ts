import { maxBytesOf, sizeTooLarge } from '../ingestion-pipeline/index.ts';
import { AppError, type Clock } from '../kernel/index.ts';
import { uploadKey } from './file-keys.ts';
import type { MultipartState, StoredFile } from './file-repository.ts';
import type { MultipartUploads, UploadSigner } from './object-store.ts';
import { isMultipart, PART_BYTES, partBytes, partCount, type Upload, type UploadParts } from './upload.ts';

/** How long a presigned address can be used. */
export const UPLOAD_SECONDS = 3_600;

/** How long an upload in parts may take altogether; the bucket itself ends it after a day. */
const MULTIPART_SECONDS = 12 * 3_600;

/** Addresses that are given out at once; others are asked for by number. */
const FIRST_PARTS = 50;

/** What giving out upload addresses needs. */
export interface UploadDeps {
  readonly signer: UploadSigner;
  readonly multipart: MultipartUploads;
  readonly clock: Clock;
}

/**
 * Refuses what could never be read, before anybody uploads it.
 *
 * @throws AppError `unprocessable` naming size_bytes where a document of the type may not be so large.
 */
export function assertReadable({ media_type, size_bytes }: Pick<StoredFile, 'media_type' | 'size_bytes'>): void {
  const allowed = maxBytesOf(media_type);
  if (size_bytes <= allowed) return;
  throw new AppError('unprocessable', {
    param: 'size_bytes',
    message: `size_bytes: ${sizeTooLarge(media_type, size_bytes).message}`,
    details: { limit: 'max_document_bytes', allowed, wanted: size_bytes },
  });
}

type Content = Pick<StoredFile, 'tenant_id' | 'id' | 'version' | 'media_type' | 'size_bytes'>;

/** The key of the newest version of a file. */
export const keyOf = ({ tenant_id, id, version }: Pick<StoredFile, 'tenant_id' | 'id' | 'version'>) =>
  uploadKey({ tenant_id, file_id: id, version });

/** By when the content must have arrived. */
export const uploadDeadline = (clock: Clock, content: { readonly size_bytes: number }) =>
  new Date(clock.now().getTime() + (isMultipart(content) ? MULTIPART_SECONDS : UPLOAD_SECONDS) * 1000);

/**
 * Checks the checksums of parts that were declared.
 *
 * @throws AppError `unprocessable` naming part_sha256 where their number does not fit the size.
 */
export function assertPartsFit(content: { readonly size_bytes: number }, partSha256: readonly string[] | undefined) {
  if (partSha256 === undefined) return;
  const wanted = isMultipart(content) ? partCount(content.size_bytes) : 0;
  if (partSha256.length === wanted) return;
  throw new AppError('unprocessable', {
    param: 'part_sha256',
    message:
      wanted === 0
        ? 'part_sha256 is for content over 100 MiB: leave it out.'
        : `part_sha256 has ${partSha256.length} checksums, and a content of this size has ${wanted} parts of 16 MiB.`,
    details: { parts: wanted, part_size_bytes: PART_BYTES },
  });
}

/** Begins the upload of a content in parts; null for one that is sent by one PUT. */
export async function beginUpload(
  { multipart }: Pick<UploadDeps, 'multipart'>,
  content: Content,
  partSha256: readonly string[] | null,
): Promise<MultipartState | null> {
  if (!isMultipart(content)) return null;
  const { media_type } = content;
  const upload_id = await multipart.begin(keyOf(content), { media_type, part_checksums: partSha256 !== null });
  return { upload_id, part_sha256: partSha256 };
}

/** Ends an upload in parts that nobody will complete. Where that fails, the bucket does it by itself within a day. */
export async function abortUpload(
  { multipart }: Pick<UploadDeps, 'multipart'>,
  file: Pick<StoredFile, 'tenant_id' | 'id' | 'version' | 'multipart'>,
): Promise<void> {
  if (file.multipart === null) return;
  await multipart.abort(keyOf(file), file.multipart.upload_id).catch(() => undefined);
}

/** Addresses of some parts, bound to their number, length and, where declared, checksum. */
export async function partAddresses(
  { multipart, clock }: Pick<UploadDeps, 'multipart' | 'clock'>,
  file: Content & { readonly multipart: MultipartState },
  numbers: readonly number[],
): Promise<UploadParts> {
  const { upload_id, part_sha256 } = file.multipart;
  const parts = numbers.map((part_number) =>
    multipart.presignPart(
      keyOf(file),
      upload_id,
      {
        part_number,
        size_bytes: partBytes(file.size_bytes, part_number),
        sha256: part_sha256?.[part_number - 1] ?? null,
      },
      UPLOAD_SECONDS,
    ),
  );
  const expires_at = new Date(clock.now().getTime() + UPLOAD_SECONDS * 1000);
  return { object: 'upload_parts', parts: await Promise.all(parts), expires_at };
}

/** How to upload the newest version of a file, bound to exactly what was declared. */
export async function uploadOf(deps: UploadDeps, file: StoredFile): Promise<Upload> {
  const { multipart } = file;
  if (multipart === null) {
    const signed = await deps.signer.presignUpload(keyOf(file), file, UPLOAD_SECONDS);
    return { ...signed, expires_at: new Date(deps.clock.now().getTime() + UPLOAD_SECONDS * 1000) };
  }
  const part_count = partCount(file.size_bytes);
  const first = Array.from({ length: Math.min(part_count, FIRST_PARTS) }, (_, index) => index + 1);
  const { parts, expires_at } = await partAddresses(deps, { ...file, multipart }, first);
  return { method: 'MULTIPART', part_size_bytes: PART_BYTES, part_count, parts, expires_at };
}
