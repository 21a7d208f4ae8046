import { type ErrorCode, errorCatalogue } from '@patchbay/core/kernel';
import type { Route } from '../route/index.ts';

/** Codes that the stages of the edge answer with on a route, in the catalogue's order, with the route's own. */
export function errorCodesOf(route: Route): ErrorCode[] {
  const codes = new Set<ErrorCode>(['invalid_query', 'internal', 'upstream_timeout', ...route.errors]);
  const add = (condition: boolean, ...more: ErrorCode[]) => {
    if (condition) for (const code of more) codes.add(code);
  };
  const guarded = route.auth === 'cognito' || route.auth === 'session';
  add(guarded, 'unauthenticated', 'credential_revoked', 'wrong_principal', 'rate_limited');
  add(route.auth === 'internal' || route.auth === 'livekit', 'invalid_signature');
  add(route.scope !== undefined, 'insufficient_scope');
  add(route.params !== undefined, 'invalid_path');
  add(route.method !== 'GET', 'invalid_body', 'invalid_json', 'unsupported_media_type', 'body_too_large');
  add(route.idempotency !== 'none', 'invalid_header', 'idempotency_mismatch', 'idempotency_in_progress');
  add(route.idempotency === 'required', 'idempotency_key_required');
  add(route.if_match !== undefined, 'invalid_header', 'precondition_failed');
  add(route.if_match === 'required', 'precondition_required');
  return (Object.keys(errorCatalogue) as ErrorCode[]).filter((code) => codes.has(code));
}

/** The same by HTTP status. */
export function errorCodesByStatus(route: Route): Map<number, ErrorCode[]> {
  const byStatus = new Map<number, ErrorCode[]>();
  for (const code of errorCodesOf(route)) {
    const { status } = errorCatalogue[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return byStatus;
}
