import { type ErrorCode, errorCatalogue } from './error-catalogue.ts';

/** What an error may say besides its code. */
export interface AppErrorOptions {
  /** Public text instead of the catalogue's; must never carry internals, secrets or another tenant's data. */
  message?: string;
  /** The offending field as a path (`draft.template`, `limit`), where there is one. */
  param?: string;
  /** Public structured details, shown as they are. */
  details?: Record<string, unknown>;
  /** The internal reason: logged, never shown. */
  cause?: unknown;
  /** Seconds after which a retry makes sense (the Retry-After header). */
  retry_after_seconds?: number;
}

/**
 * The only error that use cases throw on purpose. Its code is catalogued; the HTTP status, the public text and the
 * fix come from the catalogue, so they are derived in one place.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly param: string | undefined;
  readonly details: Record<string, unknown> | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(options.message ?? errorCatalogue[code].message, options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.param = options.param;
    this.details = options.details;
    this.retryAfterSeconds = options.retry_after_seconds;
  }

  /** HTTP status of the code. */
  get status(): number {
    return errorCatalogue[this.code].status;
  }
}

/** Narrows an unknown failure to a catalogued one of the given code. */
export function isAppError(error: unknown, code?: ErrorCode): error is AppError {
  return error instanceof AppError && (code === undefined || error.code === code);
}
