export type { CallOptions, DryRun, Expand, Idempotent, IfMatch } from './call-options.ts';
export {
  AuthenticationError,
  ConflictError,
  ConnectionError,
  GateFailedError,
  IdempotencyError,
  InternalError,
  InvalidRequestError,
  NotFoundError,
  PatchbayError,
  type PatchbayErrorType,
  PayloadTooLargeError,
  PermissionError,
  PreconditionFailedError,
  RateLimitError,
  UpstreamError,
  UpstreamTimeoutError,
} from './errors.ts';
export type * from './generated/api.ts';
export type * as schemas from './generated/schemas.ts';
export type { Page, Pages } from './pages.ts';
export { Patchbay, type PatchbayOptions } from './patchbay.ts';
export { type ResponseInfo, responseOf } from './response-info.ts';
export type { MessageEvent, StreamedMessage, StreamMessage } from './stream-message.ts';
export type { FileUpload, FileVersionUpload, UploadFile, UploadOptions } from './upload.ts';
