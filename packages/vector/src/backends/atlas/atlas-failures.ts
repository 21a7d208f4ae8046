import { AppError } from '@patchbay/core/kernel';
import { MongoNetworkTimeoutError, MongoServerError } from 'mongodb';

/** CommandNotFound, SearchNotEnabled, an unknown stage: a MongoDB that is not Atlas knows no search indexes. */
const NOT_ATLAS = new Set<unknown>([59, 31_082, 40_324]);

/** NamespaceExists, of a collection that somebody else has made already. */
export const isThere = (error: unknown) => error instanceof MongoServerError && error.code === 48;

/** IndexAlreadyExists: somebody else has made the search index at the same time. */
export const isIndexThere = (error: unknown) =>
  error instanceof MongoServerError && (error.code === 68 || error.codeName === 'IndexAlreadyExists');

/** What the driver threw as a catalogued error; its text names addresses and stays in the log. */
export function upstream(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof MongoNetworkTimeoutError) {
    return new AppError('upstream_timeout', { message: 'The vector store did not answer in time.', cause: error });
  }
  if (error instanceof MongoServerError && NOT_ATLAS.has(error.code)) {
    const message = 'ATLAS_URI leads to a MongoDB without Atlas Vector Search.';
    return new AppError('upstream_failed', { message, cause: error });
  }
  return new AppError('upstream_failed', { message: 'The vector store refused or is away.', cause: error });
}
