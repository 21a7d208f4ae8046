import { PatchbayError, patchbayError } from './errors.ts';
import { putContent } from './put-content.ts';
import { connectionError, pause, pauseBefore } from './retries.ts';

/** How content is sent. */
export interface Sending {
  readonly fetch: typeof fetch;
  readonly maxRetries: number;
  readonly file_id: string;
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
  readonly onProgress?: ((progress: { readonly sent_bytes: number; readonly total_bytes: number }) => void) | undefined;
}

/** Time for one attempt to send the content. */
const UPLOAD_TIMEOUT_MS = 15 * 60_000;

/**
 * Sends content to one presigned address, again where the network or the storage fails.
 *
 * @throws PatchbayError `upload_refused`, or that of a connection that failed too often.
 */
export async function sendContent(
  target: { readonly url: string; readonly headers: Readonly<Record<string, string>> },
  content: Blob,
  { fetch, maxRetries, file_id, signal: given, timeoutMs = UPLOAD_TIMEOUT_MS, onProgress }: Sending,
): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = given === undefined ? timeout : AbortSignal.any([given, timeout]);
    try {
      const status = await putContent(target, content, { signal, fetch, onProgress });
      if (status >= 200 && status < 300) return;
      throw patchbayError({
        type: 'upstream',
        code: 'upload_refused',
        status,
        message: `The storage refused the content of ${file_id} with status ${status}.`,
      });
    } catch (cause) {
      if (given?.aborted === true) throw given.reason;
      const lost = () => connectionError(timeout.aborted ? timeout.reason : cause, timeoutMs);
      const failure = cause instanceof PatchbayError ? cause : lost();
      const wait = tries < maxRetries ? pauseBefore(tries, failure, true) : null;
      if (wait === null) throw failure;
      await pause(wait, given);
    }
  }
}
