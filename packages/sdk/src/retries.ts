import { type PatchbayError, patchbayError } from './errors.ts';

/** The first pause lies below this, every further one below twice the one before. */
const FIRST_PAUSE_MS = 400;
const LONGEST_PAUSE_MS = 8_000;
/** An API that asks for a longer pause than this gets no retry: the caller decides. */
const LONGEST_RETRY_AFTER_SECONDS = 60;

/**
 * How long to pause before the next attempt (counted from 0), in milliseconds; null where another attempt is no use.
 *
 * @param isRepeatable a second execution of the call has no second effect. What was refused by 429 was not executed
 * and is repeated in any case.
 */
export function pauseBefore(attempt: number, error: PatchbayError, isRepeatable: boolean): number | null {
  const { status, code, retry_after } = error;
  const isOwnTwin = code === 'idempotency_in_progress' && attempt > 0;
  const isPassing = error.type === 'connection' || [502, 503, 504].includes(status) || isOwnTwin;
  if (status !== 429 && !(isPassing && isRepeatable)) return null;
  if (retry_after !== null) return retry_after > LONGEST_RETRY_AFTER_SECONDS ? null : retry_after * 1000;
  const limit = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
  return limit / 2 + (Math.random() * limit) / 2;
}

/** Waits, unless the signal says that nobody waits any more. */
export function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal?.aborted === true) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
}

/** What the network said, in brackets: `fetch` itself only says that it failed. */
function reasonOf(cause: unknown): string {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  if (!(inner instanceof Error)) return '';
  const { code } = inner as { code?: unknown };
  const text = inner.message === '' && typeof code === 'string' ? code : inner.message;
  return text === '' ? '' : ` (${text})`;
}

/** The error of an attempt that got no answer from the server of an address. */
export function connectionError(cause: unknown, timeoutMs: number, url?: string): PatchbayError {
  const isTimeout = cause instanceof Error && cause.name === 'TimeoutError';
  const at = url === undefined ? '' : ` at ${new URL(url).origin}`;
  return patchbayError({
    type: 'connection',
    code: isTimeout ? 'request_timeout' : 'connection_failed',
    status: 0,
    message: isTimeout ? `No answer within ${timeoutMs} ms${at}.` : `The API cannot be reached${at}${reasonOf(cause)}.`,
    cause,
  });
}
