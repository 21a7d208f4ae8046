import { AppError } from '@patchbay/core/kernel';
import { ChromaNotFoundError, ChromaUniqueError } from 'chromadb';

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
