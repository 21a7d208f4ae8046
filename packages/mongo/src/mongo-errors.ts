import { AppError } from '@patchbay/core/kernel';
import {
  MongoError,
  MongoErrorLabel,
  MongoNetworkError,
  MongoNetworkTimeoutError,
  MongoNotConnectedError,
  MongoOperationTimeoutError,
  MongoServerError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
} from 'mongodb';

const DUPLICATE_KEY = 11_000;
const DOCUMENT_VALIDATION_FAILURE = 121;
/** MaxTimeMSExpired, ExceededTimeLimit: https://github.com/mongodb/mongo/blob/master/src/mongo/base/error_codes.yml */
const TIME_IS_OVER: readonly unknown[] = [50, 262];
const RETRY_AFTER_SECONDS = 5;

/** Whether the driver must see the error itself, to run the transaction again. */
export function isRetriedByDriver(error: unknown): boolean {
  return (
    error instanceof MongoError &&
    (error.hasErrorLabel(MongoErrorLabel.TransientTransactionError) ||
      error.hasErrorLabel(MongoErrorLabel.UnknownTransactionCommitResult))
  );
}

/**
 * Turns what the driver throws into a catalogued error; anything else comes back as it is. A duplicate key becomes
 * `already_exists` with the last field of the index as `param`: callers that know better translate it again.
 */
export function toAppError(error: unknown): unknown {
  if (!(error instanceof MongoError)) return error;
  if (error instanceof MongoServerError) return fromServer(error);
  if (error instanceof MongoOperationTimeoutError || error instanceof MongoNetworkTimeoutError) {
    return new AppError('upstream_timeout', { cause: error });
  }
  const away =
    error instanceof MongoServerSelectionError ||
    error instanceof MongoNetworkError ||
    error instanceof MongoNotConnectedError ||
    error instanceof MongoTopologyClosedError ||
    // The driver does not export this class.
    error.name === 'MongoWaitQueueTimeoutError';
  return away ? unavailable(error) : new AppError('internal', { cause: error });
}

function fromServer(error: MongoServerError): AppError {
  if (error.code === DUPLICATE_KEY) {
    const fields = Object.keys((error['keyPattern'] as Record<string, unknown> | undefined) ?? {});
    const field = fields.filter((name) => name !== 'tenant_id').at(-1);
    return new AppError('already_exists', {
      cause: error,
      ...(field === undefined ? {} : { param: field === '_id' ? 'id' : field }),
    });
  }
  if (TIME_IS_OVER.includes(error.code)) return new AppError('upstream_timeout', { cause: error });
  // What is left of a transaction that lost every race, or of a primary that stepped down.
  if (isRetriedByDriver(error) || error.hasErrorLabel(MongoErrorLabel.RetryableWriteError)) return unavailable(error);
  if (error.code === DOCUMENT_VALIDATION_FAILURE) {
    return new AppError('internal', { cause: new Error('a document does not match its validator', { cause: error }) });
  }
  return new AppError('internal', { cause: error });
}

function unavailable(cause: unknown): AppError {
  return new AppError('unavailable', { cause, retry_after_seconds: RETRY_AFTER_SECONDS });
}
