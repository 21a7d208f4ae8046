import { z } from 'zod';
import { AppError, type Clock, idSchema, notFound, type TenantScope, timeField } from '../kernel/index.ts';
import { uploadKey } from './file-keys.ts';
import type { FileRepository } from './file-repository.ts';
import type { FileDownloadSigner, ObjectStore } from './object-store.ts';

/** How long a download address can be used. */
const DOWNLOAD_SECONDS = 900;

/** Query of `GET /v1/files/{file_id}/download`. */
export const downloadQuerySchema = z.strictObject({
  version: z.coerce
    .number()
    .int()
    .min(1)
    .max(1_000_000_000)
    .optional()
    .meta({ description: 'The version that searches find unless told otherwise; the newest where there is none' }),
  disposition: z.enum(['attachment', 'inline']).default('attachment').meta({
    description:
      '`attachment`: browsers save it. `inline`: browsers show it, a PDF at a page with `#page=2` behind the address; only PDFs and plain text are ever shown',
  }),
});

/** What a browser shows without running anything that is in it. */
const SHOWN_TYPES: readonly string[] = ['application/pdf', 'text/plain'];

/** Where to fetch the content of a version. */
export const fileDownloadSchema = z
  .object({
    object: z.literal('file_download'),
    file_id: idSchema('file'),
    version: z.int(),
    name: z.string(),
    media_type: z.string(),
    size_bytes: z.int(),
    sha256: z.string(),
    url: z.string().meta({ description: 'Whoever has it can fetch the content until it expires' }),
    expires_at: timeField,
  })
  .meta({ id: 'FileDownload' });
export type FileDownload = z.infer<typeof fileDownloadSchema>;

/** What downloads need. */
export interface DownloadFileDeps {
  readonly files: Pick<FileRepository, 'get' | 'getVersion'>;
  readonly objects: Pick<ObjectStore, 'head'>;
  readonly downloads: FileDownloadSigner;
  readonly clock: Clock;
}

/** Makes the use case that gives out the address of a file's content. */
export function createDownloadFile({ files, objects, downloads, clock }: DownloadFileDeps) {
  /** @throws AppError `not_found` for a file or version; `file_not_ready` where its content never arrived or is gone. */
  return async (scope: TenantScope, id: string, query: z.output<typeof downloadQuerySchema>): Promise<FileDownload> => {
    const file = await files.get(scope, id);
    if (file === null) throw notFound('file');
    const number = query.version ?? file.live_version ?? file.version;
    const version = await files.getVersion(scope, id, number);
    if (version === null) throw notFound('file version');
    const { name, media_type, size_bytes, sha256 } = version;
    const key = uploadKey({ tenant_id: scope.tenant_id, file_id: id, version: number });
    if (version.purged_at !== null || (await objects.head(key)) === null) {
      throw new AppError('file_not_ready', {
        message: `There is no content of version ${number}.`,
        details: { version: number, status: version.status },
      });
    }
    const inline = query.disposition === 'inline' && SHOWN_TYPES.includes(media_type);
    const url = await downloads.presignDownload(key, { file_name: name, media_type, inline }, DOWNLOAD_SECONDS);
    const expires_at = new Date(clock.now().getTime() + DOWNLOAD_SECONDS * 1000);
    return {
      object: 'file_download',
      file_id: id,
      version: number,
      name,
      media_type,
      size_bytes,
      sha256,
      url,
      expires_at,
    };
  };
}
