import type { CallOptions } from './call-options.ts';
import type { Api } from './generated/api.ts';
import type { CreateFileBody, File } from './generated/schemas.ts';
import { sendContent } from './send-content.ts';
import { sendParts } from './send-parts.ts';

/** A document to upload. */
export interface FileUpload extends Omit<CreateFileBody, 'size_bytes' | 'sha256' | 'part_sha256'> {
  /** The content. In Node, `fs.openAsBlob(path)` reads a file without holding it in memory. */
  readonly data: Blob | Uint8Array<ArrayBuffer>;
  /** SHA-256 of the content, hexadecimal; computed unless given, which takes the whole content into memory. */
  readonly sha256?: string | undefined;
}

/** Options of an upload. */
export interface UploadOptions extends CallOptions {
  /** Called as the content is sent; a retry begins again at 0. */
  readonly onProgress?: ((progress: { readonly sent_bytes: number; readonly total_bytes: number }) => void) | undefined;
}

async function sha256Of(data: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await data.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Uploads a document: declares it, sends its content to the storage (over 100 MiB in parts), says that it is there.
 * Ingestion then goes on by itself; `files.get` shows how far it is. Content that a file of the tenant has already is
 * not sent again: the answer is that file.
 */
export type UploadFile = (upload: FileUpload, options?: UploadOptions) => Promise<File>;

/** Makes the upload of a client. */
export function createUpload(
  files: Pick<Api['files'], 'create' | 'complete' | 'uploadParts'>,
  settings: { readonly fetch: typeof fetch; readonly maxRetries: number },
): UploadFile {
  return async ({ data, sha256, ...declared }, { onProgress, ...options } = {}) => {
    const content = data instanceof Blob ? data : new Blob([data]);
    const digest = sha256 ?? (await sha256Of(content));
    const created = await files.create({ ...declared, size_bytes: content.size, sha256: digest }, options);
    const { upload, deduplicated: _known, ...file } = created;
    if (upload === null) return file;
    const maxRetries = options.maxRetries ?? settings.maxRetries;
    const sending = { ...options, fetch: settings.fetch, maxRetries, onProgress, file_id: file.id };
    if (upload.method === 'PUT') await sendContent(upload, content, sending);
    else await sendParts(upload, content, sending, files.uploadParts);
    return files.complete(file.id, {}, options);
  };
}
