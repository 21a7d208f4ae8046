import type { Error as ErrorBody } from './generated/schemas.ts';

/** What kind of failure it is: those of the API, and `connection` where no answer came. */
export type PatchbayErrorType = ErrorBody['error']['type'] | 'connection';

/** What a failure is made of; the names are those of the API. */
export interface PatchbayErrorFields {
  readonly type: PatchbayErrorType;
  /** From the error catalogue: https://…/v1/docs/errors; `connection_failed` or `request_timeout` without an answer. */
  readonly code: string;
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  readonly message: string;
  /** The offending field, where there is one. */
  readonly param?: string | null;
  /** Names the request in Patchbay's logs. */
  readonly request_id?: string | null;
  readonly doc_url?: string | null;
  readonly details?: Readonly<Record<string, unknown>> | null;
  /** Seconds after which to try again, where the API says so. */
  readonly retry_after?: number | null;
  readonly cause?: unknown;
}

/** Every failure of a call. Branch on the class, or on `type`, then on `code`. */
export class PatchbayError extends Error {
  readonly type: PatchbayErrorType;
  readonly code: string;
  readonly status: number;
  readonly param: string | null;
  readonly request_id: string | null;
  readonly doc_url: string | null;
  readonly details: Readonly<Record<string, unknown>> | null;
  readonly retry_after: number | null;

  constructor(fields: PatchbayErrorFields) {
    super(fields.message, fields.cause === undefined ? undefined : { cause: fields.cause });
    this.name = new.target.name;
    this.type = fields.type;
    this.code = fields.code;
    this.status = fields.status;
    this.param = fields.param ?? null;
    this.request_id = fields.request_id ?? null;
    this.doc_url = fields.doc_url ?? null;
    this.details = fields.details ?? null;
    this.retry_after = fields.retry_after ?? null;
  }
}

/** The request is not what the operation takes (400, 415, 422). */
export class InvalidRequestError extends PatchbayError {}
/** No valid credential (401). */
export class AuthenticationError extends PatchbayError {}
/** The credential may not do this (403). */
export class PermissionError extends PatchbayError {}
/** Not there, or another tenant's (404). */
export class NotFoundError extends PatchbayError {}
/** The state of things forbids it (409). */
export class ConflictError extends PatchbayError {}
/** A gate before the release was not passed (409). */
export class GateFailedError extends PatchbayError {}
/** Somebody else was faster (412, 428). */
export class PreconditionFailedError extends PatchbayError {}
/** The idempotency key does not fit the request (409, 422). */
export class IdempotencyError extends PatchbayError {}
/** The body is too large (413). */
export class PayloadTooLargeError extends PatchbayError {}
/** Too many requests (429): `retry_after` says when to go on. */
export class RateLimitError extends PatchbayError {}
/** A system that Patchbay needs answered wrongly (502). */
export class UpstreamError extends PatchbayError {}
/** A system that Patchbay needs took too long (504). */
export class UpstreamTimeoutError extends PatchbayError {}
/** A mistake of Patchbay (500). */
export class InternalError extends PatchbayError {}
/** No answer came: the network failed, or the time was up. The call may have had its effect. */
export class ConnectionError extends PatchbayError {}

const CLASSES: Readonly<Record<PatchbayErrorType, typeof PatchbayError>> = {
  invalid_request: InvalidRequestError,
  authentication: AuthenticationError,
  permission: PermissionError,
  not_found: NotFoundError,
  conflict: ConflictError,
  gate_failed: GateFailedError,
  precondition_failed: PreconditionFailedError,
  idempotency: IdempotencyError,
  payload_too_large: PayloadTooLargeError,
  rate_limit: RateLimitError,
  upstream: UpstreamError,
  timeout: UpstreamTimeoutError,
  internal: InternalError,
  connection: ConnectionError,
};

/** Makes the error of the class that its type has. */
export function patchbayError(fields: PatchbayErrorFields): PatchbayError {
  const Class = CLASSES[fields.type] ?? PatchbayError;
  return new Class(fields);
}
