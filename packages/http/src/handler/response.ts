import { AppError } from '@patchbay/core/kernel';
import type { APIGatewayProxyResult } from 'aws-lambda';
import type { Call } from './call.ts';
import { deprecationHeaders } from './deprecation.ts';
import { errorBody } from './error-body.ts';
import { isEventText } from './event-stream.ts';
import { oauthError } from './oauth-error-body.ts';
import { deviationOf } from './response-check.ts';

/** Headers a browser's script may read. */
const EXPOSED = 'Request-Id, ETag, Retry-After, Idempotent-Replayed, Dry-Run, Deprecation, Sunset, Location';

/** Our pages bring their style along and nothing else. */
const PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

const JSON_TYPE = 'application/json; charset=utf-8';

type Headers = Record<string, string>;

function commonHeaders(call: Call): Headers {
  const headers: Headers = {
    'Request-Id': call.request_id,
    'X-Content-Type-Options': 'nosniff',
    ...deprecationHeaders(call.plan.route.deprecated),
  };
  const origins = call.edge.settings?.cors_origins ?? [];
  if (origins.length === 0) return headers;
  headers.Vary = 'Origin';
  const { origin } = call.headers;
  if (origin !== undefined && origins.includes(origin)) {
    headers['Access-Control-Allow-Origin'] = origin;
    headers['Access-Control-Expose-Headers'] = EXPOSED;
  }
  return headers;
}

function tagOf(resource: unknown): string | undefined {
  if (typeof resource !== 'object' || resource === null || !('etag' in resource)) return undefined;
  return typeof resource.etag === 'string' ? `"${resource.etag}"` : undefined;
}

/** Status and body text of an answer: what is kept for an Idempotency-Key. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/**
 * The answer of a call that succeeded.
 *
 * @throws AppError `internal` where it does not keep the route's promise and the stage checks that.
 */
export function successAnswer(call: Call, resource: unknown): Answer {
  const { schema, status, content_type } = call.plan.route.success;
  if (call.edge.settings?.check_responses === true) {
    const deviation = deviationOf(schema, resource);
    if (deviation !== undefined) throw new AppError('internal', { cause: new Error(`bad answer: ${deviation}`) });
  }
  if (status === 204) return { status, body: '' };
  return { status, body: content_type === undefined ? JSON.stringify(resource) : String(resource) };
}

/** A successful answer on the wire; `resource` is what its body was made from. */
export function successResponse(call: Call, { status, body }: Answer, resource: unknown): APIGatewayProxyResult {
  const { cache_seconds, content_type, content_security_policy = PAGE_POLICY } = call.plan.route.success;
  const headers = commonHeaders(call);
  if (call.scope?.origin.dry_run === true) headers['Dry-Run'] = 'true';
  headers['Cache-Control'] = cache_seconds === undefined ? 'no-store' : `public, max-age=${cache_seconds}`;
  const etag = tagOf(resource);
  if (etag !== undefined) headers.ETag = etag;
  if (status !== 204) headers['Content-Type'] = content_type ?? JSON_TYPE;
  if (content_type?.startsWith('text/html') === true) headers['Content-Security-Policy'] = content_security_policy;
  return { statusCode: status, headers, body };
}

/** Server-sent events on the wire; nothing between the function and the reader may hold them back. */
export function eventResponse(call: Call, body: string): APIGatewayProxyResult {
  const headers = commonHeaders(call);
  headers['Cache-Control'] = 'no-store';
  headers['Content-Type'] = 'text/event-stream; charset=utf-8';
  headers['X-Accel-Buffering'] = 'no';
  return { statusCode: 200, headers, body };
}

/** The first answer to an Idempotency-Key again. */
export function replayedResponse(call: Call, status: number, body: string): APIGatewayProxyResult {
  const response = isEventText(body)
    ? eventResponse(call, body)
    : successResponse(call, { status, body }, body === '' ? undefined : JSON.parse(body));
  return { ...response, headers: { ...response.headers, 'Idempotent-Replayed': 'true' } };
}

/** The answer of a call that failed. */
export function errorAnswer(call: Call, error: AppError): Answer {
  if (call.plan.body_format === 'form') {
    const { status, body } = oauthError(error);
    return { status, body: JSON.stringify(body) };
  }
  return { status: error.status, body: JSON.stringify(errorBody(error, call.request_id)) };
}

/** A failure on the wire. */
export function errorResponse(call: Call, { status, body }: Answer, error: AppError): APIGatewayProxyResult {
  const headers = commonHeaders(call);
  headers['Cache-Control'] = 'no-store';
  headers['Content-Type'] = JSON_TYPE;
  if (error.retryAfterSeconds !== undefined) headers['Retry-After'] = String(Math.ceil(error.retryAfterSeconds));
  if (status === 401)
    headers['WWW-Authenticate'] = call.plan.body_format === 'form' ? 'Basic realm="patchbay"' : 'Bearer';
  return { statusCode: status, headers, body };
}
