import type { AppError } from '@patchbay/core/kernel';

/** An error as RFC 6749, section 5.2 wants it; only `/oauth/token` speaks so. */
export interface OAuthErrorBody {
  readonly error: string;
  readonly error_description: string;
}

/** Codes of the catalogue that are RFC 6749's own words. */
const OWN_CODES: ReadonlySet<string> = new Set(['invalid_client', 'unsupported_grant_type', 'invalid_scope']);

function oauthCode(error: AppError): string {
  if (OWN_CODES.has(error.code)) return error.code;
  if (error.status === 401) return 'invalid_client';
  if (error.status >= 500) return error.status === 503 ? 'temporarily_unavailable' : 'server_error';
  return 'invalid_request';
}

/** The body and the status (400 for all but credentials, limits and our own failures) of a token error. */
export function oauthError(error: AppError): { readonly status: number; readonly body: OAuthErrorBody } {
  const keepsStatus = error.status === 401 || error.status === 413 || error.status === 429 || error.status >= 500;
  return {
    status: keepsStatus ? error.status : 400,
    body: { error: oauthCode(error), error_description: error.message },
  };
}
