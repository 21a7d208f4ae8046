import { AppError } from '@patchbay/core/kernel';
import type { APIGatewayProxyResult } from 'aws-lambda';
import type { Call } from './call.ts';
import { errorBody } from './error-body.ts';
import { oauthError } from './oauth-error-body.ts';
import { deviationOf } from './response-check.ts';

/** Headers a browser's script may read. */
const EXPOSED = 'Request-Id, ETag, Retry-After, Idempotent-Replayed, Location';

type Headers = Record<string, string>;

function commonHeaders(call: Call): Headers {
  const headers: Headers = { 'Request-Id': call.request_id, 'X-Content-Type-Options': 'nosniff' };
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

/**
 * The answer of a call that succeeded.
 *
 * @throws AppError `internal` where the answer does not keep the route's promise and the stage checks it.
 */
export function successResponse(call: Call, resource: unknown): APIGatewayProxyResult {
  const { success } = call.plan.route;
  if (call.edge.settings?.check_responses === true) {
    const deviation = deviationOf(success.schema, resource);
    if (deviation !== undefined) throw new AppError('internal', { cause: new Error(`bad answer: ${deviation}`) });
  }
  const headers = commonHeaders(call);
  headers['Cache-Control'] =
    success.cache_seconds === undefined ? 'no-store' : `public, max-age=${success.cache_seconds}`;
  const etag = tagOf(resource);
  if (etag !== undefined) headers.ETag = etag;
  if (success.status === 204) return { statusCode: 204, headers, body: '' };
  headers['Content-Type'] = success.content_type ?? 'application/json; charset=utf-8';
  const body = success.content_type === undefined ? JSON.stringify(resource) : String(resource);
  return { statusCode: success.status, headers, body };
}

/** The answer of a call that failed. */
export function errorResponse(call: Call, error: AppError): APIGatewayProxyResult {
  const headers = commonHeaders(call);
  headers['Cache-Control'] = 'no-store';
  headers['Content-Type'] = 'application/json; charset=utf-8';
  if (error.retryAfterSeconds !== undefined) headers['Retry-After'] = String(Math.ceil(error.retryAfterSeconds));
  if (error.status === 401) headers['WWW-Authenticate'] = 'Bearer';
  if (call.plan.body_format === 'form') {
    const { status, body } = oauthError(error);
    return { statusCode: status, headers, body: JSON.stringify(body) };
  }
  return { statusCode: error.status, headers, body: JSON.stringify(errorBody(error, call.request_id)) };
}
