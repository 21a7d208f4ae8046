import { APIConnectionError, APIError, APITimeoutError } from '@livekit/agents';

/** What a model is called in reports: `llm openai gpt-4.1-mini`. */
export interface ProviderName {
  readonly kind: 'llm' | 'stt' | 'tts';
  readonly provider: string;
  readonly model: string;
}

/** How one provider is tried. */
export interface Attempt {
  readonly name: ProviderName;
  /** Longest wait in milliseconds for the next thing that it owes. */
  readonly deadline_ms: number;
  /** Told of every failure, before the next provider is tried. */
  readonly onFailure: (name: ProviderName, error: Error) => void;
}

/**
 * Waits for a promise, and no longer than the deadline. A provider that hangs is not asked again at once: its error
 * cannot be retried.
 *
 * @throws APITimeoutError
 */
export async function within<T>(promise: Promise<T>, { deadline_ms, name }: Attempt): Promise<T> {
  // A timer and nothing else: this waits for every frame of sound and every word.
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(timeoutOf(name, deadline_ms)), deadline_ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A provider that owed something and did not bring it. */
export function timeoutOf({ provider }: ProviderName, deadline_ms: number): APITimeoutError {
  return new APITimeoutError({
    message: `${provider} did not answer within ${deadline_ms} ms`,
    options: { retryable: false },
  });
}

/**
 * An error that the framework's fallbacks understand: libraries throw their own. What was delivered already must not
 * be asked for again.
 */
export function asApiError(error: unknown, hasDelivered: boolean): APIError {
  const cause = error instanceof Error ? error : new Error(String(error));
  if (cause instanceof APIError && !(hasDelivered && cause.retryable)) return cause;
  const known = new APIConnectionError({ message: cause.message, options: { retryable: !hasDelivered } });
  known.cause = cause;
  return known;
}

/** Errors are reported by the chain; an emitter that nobody listens to would throw them. */
export function ignore(): void {}
