import type { CallOptions } from './call-options.ts';
import type { Api } from './generated/api.ts';
import type { CreateFileBody, CreateFileVersionBody, File } from './generated/schemas.ts';
import { sendContent } from './send-content.ts';
import { sendParts } from './send-parts.ts';

/** What is computed of the content, and not told. */
type Computed = 'size_bytes' | 'sha256' | 'part_sha256';

interface Content {
  /** The content. In Node, `fs.openAsBlob(path)` reads a file without holding it in memory. */
  readonly data: Blob | Uint8Array<ArrayBuffer>;
  /** SHA-256 of the content, hexadecimal; computed unless given, which takes the whole content into memory. */
  readonly sha256?: string | undefined;
}

/** A document to upload. */
export interface FileUpload extends Omit<CreateFileBody, Computed>, Content {}

/** The next version of a document: the one before is found until it is ready. */
export interface FileVersionUpload extends Omit<CreateFileVersionBody, Computed>, Content {
  /** The file that it is a version of. */
  readonly file_id: string;
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
export type UploadFile = (upload: FileUpload | FileVersionUpload, options?: UploadOptions) => Promise<File>;

/** Makes the upload of a client. */
export function createUpload(
  files: Pick<Api['files'], 'create' | 'complete' | 'uploadParts' | 'versions'>,
  settings: { readonly fetch: typeof fetch; readonly maxRetries: number },
): UploadFile {
  async function declare(body: CreateFileBody | (CreateFileVersionBody & { file_id: string }), options: CallOptions) {
    if ('file_id' in body) {
      const { file_id, ...version } = body;
      return files.versions.create(file_id, version, options);
    }
    const { deduplicated: _known, ...created } = await files.create(body, options);
    return created;
  }

  return async ({ data, sha256, ...declared }, { onProgress, ...options } = {}) => {
    const content = data instanceof Blob ? data : new Blob([data]);
    const digest = sha256 ?? (await sha256Of(content));
    const computed = { size_bytes: content.size, sha256: digest };
    const { upload, ...file } = await declare({ ...declared, ...computed }, options);
    if (upload === null) return file;
    const maxRetries = options.maxRetries ?? settings.maxRetries;
    const sending = { ...options, fetch: settings.fetch, maxRetries, onProgress, file_id: file.id };
    if (upload.method === 'PUT') await sendContent(upload, content, sending);
    else await sendParts(upload, content, sending, files.uploadParts);
    return files.complete(file.id, {}, options);
  };
}
