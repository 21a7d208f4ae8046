import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '@patchbay/core/kernel';
import { ChromaNotFoundError, ChromaQuotaExceededError, ChromaRateLimitError, ChromaUniqueError } from 'chromadb';

/** How long one request may take; the client itself would wait for ever. */
const TIMEOUT_MS = 10_000;

/** The database or the collection is not there. */
export const isMissing = (error: unknown) => error instanceof ChromaNotFoundError;

/** A query named an id that is not there; Chroma has no error class for it. */
export const isUnknownId = (error: unknown) => error instanceof Error && /finding id/i.test(error.message);

/** Somebody else has made it already. */
export const isThere = (error: unknown) => error instanceof ChromaUniqueError;

/** What the client threw as a catalogued error; its text names addresses and stays in the log. */
export function upstream(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof ChromaRateLimitError) {
    return new AppError('upstream_failed', { message: 'The vector store is asked too much at once.', cause: error });
  }
  if (error instanceof ChromaQuotaExceededError) {
    return new AppError('upstream_failed', { message: 'The quota of the vector store is used up.', cause: error });
  }
  return new AppError('upstream_failed', { message: 'The vector store refused or is away.', cause: error });
}

/** @throws AppError `upstream_timeout` when there is no answer in time. */
export async function bounded<T>(request: Promise<T>, timeoutMs = TIMEOUT_MS): Promise<T> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new AppError('upstream_timeout', { message: 'The vector store did not answer in time.' }));
  }, timeoutMs);
  try {
    return await Promise.race([request, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Chroma Cloud answers ten requests of a collection at a time, and 429 to others. They take milliseconds, so whoever is
 * sent away comes back soon: up to a second and a half in all, for somebody may be waiting.
 */
const TURNS = { tries: 5, first_ms: 100 } as const;

/** Asks until it is this request's turn. @throws what the request throws, and 429 where it never is. */
export async function inTurn<T>(request: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await bounded(request());
    } catch (error) {
      if (!(error instanceof ChromaRateLimitError) || tries === TURNS.tries) throw error;
      // Not all at the same moment again.
      await pause(TURNS.first_ms * 2 ** (tries - 1) * (0.5 + Math.random() / 2));
    }
  }
}
