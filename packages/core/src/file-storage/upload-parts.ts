import { AppError, notFound, type TenantScope } from '../kernel/index.ts';
import type { FileRepository, MultipartState, StoredFile } from './file-repository.ts';
import { keyOf, partAddresses, type UploadDeps } from './start-upload.ts';
import {
  PART_BYTES,
  partBytes,
  partCount,
  type UploadParts,
  type UploadPartsRequest,
  type UploadState,
} from './upload.ts';

/** What the parts of an upload need. */
export interface UploadPartsDeps extends Pick<UploadDeps, 'multipart' | 'clock'> {
  readonly files: Pick<FileRepository, 'get'>;
}

/** Makes the use cases around the parts of a large content. */
export function createUploadParts(deps: UploadPartsDeps) {
  const { files, multipart } = deps;

  async function inParts(scope: TenantScope, id: string): Promise<StoredFile & { multipart: MultipartState }> {
    const file = await files.get(scope, id);
    if (file === null) throw notFound('file');
    if (file.status !== 'awaiting_upload' || file.multipart === null) {
      throw new AppError('file_not_ready', {
        message:
          file.multipart === null ? 'The file is not uploaded in parts.' : 'The file does not wait for its content.',
        details: { status: file.status },
      });
    }
    return { ...file, multipart: file.multipart };
  }

  return {
    /**
     * Addresses of the parts asked for.
     *
     * @throws AppError `not_found`, `file_not_ready`; `unprocessable` for a part that the content does not have.
     */
    async addresses(scope: TenantScope, id: string, { part_numbers }: UploadPartsRequest): Promise<UploadParts> {
      const file = await inParts(scope, id);
      const count = partCount(file.size_bytes);
      const beyond = part_numbers.findIndex((number) => number > count);
      if (beyond >= 0) {
        throw new AppError('unprocessable', {
          param: `part_numbers.${beyond}`,
          message: `The content has ${count} parts.`,
          details: { part_count: count },
        });
      }
      return partAddresses(deps, file, part_numbers);
    },

    /** What has arrived, so that an upload can go on where it was interrupted. @throws AppError as `addresses` */
    async state(scope: TenantScope, id: string): Promise<UploadState> {
      const file = await inParts(scope, id);
      const uploaded = (await multipart.parts(keyOf(file), file.multipart.upload_id)) ?? [];
      const whole = new Set(
        uploaded
          .filter(({ part_number, size_bytes }) => size_bytes === partBytes(file.size_bytes, part_number))
          .map(({ part_number }) => part_number),
      );
      const part_count = partCount(file.size_bytes);
      const numbers = Array.from({ length: part_count }, (_, index) => index + 1);
      const missing = numbers.filter((number) => !whole.has(number));
      return { object: 'upload_state', part_size_bytes: PART_BYTES, part_count, uploaded, missing };
    },
  };
}
