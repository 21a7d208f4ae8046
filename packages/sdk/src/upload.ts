import type { CallOptions } from './call-options.ts';
import { PatchbayError, patchbayError } from './errors.ts';
import type { Api } from './generated/api.ts';
import type { CreateFileBody, File } from './generated/schemas.ts';
import { putContent } from './put-content.ts';
import { connectionError, pause, pauseBefore } from './retries.ts';

/** A document to upload. */
export interface FileUpload extends Omit<CreateFileBody, 'size_bytes' | 'sha256'> {
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

/** Time for one attempt to send the content. */
const UPLOAD_TIMEOUT_MS = 15 * 60_000;

async function sha256Of(data: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await data.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Uploads a document: declares it, sends its content to the storage, says that it is there. Ingestion then goes on by
 * itself; `files.get` shows how far it is.
 */
export type UploadFile = (upload: FileUpload, options?: UploadOptions) => Promise<File>;

/** Makes the upload of a client. */
export function createUpload(
  files: Pick<Api['files'], 'create' | 'complete'>,
  settings: { readonly fetch: typeof fetch; readonly maxRetries: number },
): UploadFile {
  return async ({ data, sha256, ...declared }, { onProgress, ...options } = {}) => {
    const content = data instanceof Blob ? data : new Blob([data]);
    const digest = sha256 ?? (await sha256Of(content));
    const { upload, ...file } = await files.create({ ...declared, size_bytes: content.size, sha256: digest }, options);
    if (upload === null) return file;
    const timeoutMs = options.timeoutMs ?? UPLOAD_TIMEOUT_MS;
    for (let tries = 0; ; tries += 1) {
      const timeout = AbortSignal.timeout(timeoutMs);
      const signal = options.signal === undefined ? timeout : AbortSignal.any([options.signal, timeout]);
      try {
        const status = await putContent(upload, content, { signal, fetch: settings.fetch, onProgress });
        if (status >= 200 && status < 300) break;
        throw patchbayError({
          type: 'upstream',
          code: 'upload_refused',
          status,
          message: `The storage refused the content of ${file.id} with status ${status}.`,
        });
      } catch (cause) {
        if (options.signal?.aborted === true) throw options.signal.reason;
        const lost = () => connectionError(timeout.aborted ? timeout.reason : cause, timeoutMs);
        const failure = cause instanceof PatchbayError ? cause : lost();
        const wait = tries < (options.maxRetries ?? settings.maxRetries) ? pauseBefore(tries, failure, true) : null;
        if (wait === null) throw failure;
        await pause(wait, options.signal);
      }
    }
    return files.complete(file.id, options);
  };
}
