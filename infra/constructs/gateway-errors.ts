import { type ErrorCode, errorCatalogue } from '@patchbay/core/kernel';
import { ResponseType, type SpecRestApi } from 'aws-cdk-lib/aws-apigateway';
import { pascalCase } from './names.ts';

/**
 * What the gateway says by itself, in our words. An unknown path is `MISSING_AUTHENTICATION_TOKEN` to the gateway. The
 * two defaults keep the status of whatever they stand for.
 */
const GATEWAY_ERRORS: readonly (readonly [ResponseType, ErrorCode])[] = [
  [ResponseType.UNAUTHORIZED, 'unauthenticated'],
  [ResponseType.EXPIRED_TOKEN, 'unauthenticated'],
  [ResponseType.INVALID_SIGNATURE, 'unauthenticated'],
  [ResponseType.ACCESS_DENIED, 'credential_revoked'],
  [ResponseType.MISSING_AUTHENTICATION_TOKEN, 'route_not_found'],
  [ResponseType.RESOURCE_NOT_FOUND, 'route_not_found'],
  [ResponseType.REQUEST_TOO_LARGE, 'body_too_large'],
  [ResponseType.UNSUPPORTED_MEDIA_TYPE, 'unsupported_media_type'],
  [ResponseType.THROTTLED, 'rate_limited'],
  [ResponseType.QUOTA_EXCEEDED, 'rate_limited'],
  [ResponseType.WAF_FILTERED, 'request_blocked'],
  [ResponseType.INTEGRATION_TIMEOUT, 'upstream_timeout'],
  [ResponseType.DEFAULT_4XX, 'malformed_request'],
  [ResponseType.DEFAULT_5XX, 'internal'],
];

/** Gives every error of the gateway itself the body, the status and the headers that our functions' errors have. */
export function addGatewayErrors(api: SpecRestApi, corsOrigins: readonly string[]): void {
  for (const [type, code] of GATEWAY_ERRORS) {
    const { status } = errorCatalogue[code];
    const isDefault = type.responseType.startsWith('DEFAULT_');
    api.addGatewayResponse(pascalCase(type.responseType.toLowerCase()), {
      type,
      ...(isDefault ? {} : { statusCode: String(status) }),
      responseHeaders: {
        'Request-Id': 'context.requestId',
        'Cache-Control': "'no-store'",
        ...(status === 401 ? { 'WWW-Authenticate': "'Bearer'" } : {}),
        ...(status === 429 ? { 'Retry-After': "'1'" } : {}),
        ...corsHeaders(corsOrigins),
      },
      templates: { 'application/json': gatewayErrorTemplate(code) },
    });
  }
}

/** The error body of the API with the gateway's request id in it. */
export function gatewayErrorTemplate(code: ErrorCode): string {
  const { type, message } = errorCatalogue[code];
  return JSON.stringify({
    error: {
      type,
      code,
      message,
      param: null,
      request_id: '$context.requestId',
      doc_url: `/v1/docs/errors#${code}`,
      details: null,
    },
  });
}

/**
 * A gateway error can carry a fixed origin or the caller's own, but not choose from a list. These bodies tell nothing
 * and no cookie is involved, so with several origins the caller's own is named.
 */
function corsHeaders(origins: readonly string[]): Record<string, string> {
  const [only, ...others] = origins;
  if (only === undefined) return {};
  return {
    'Access-Control-Allow-Origin': others.length === 0 ? `'${only}'` : 'method.request.header.Origin',
    'Access-Control-Expose-Headers': "'Request-Id, Retry-After'",
    Vary: "'Origin'",
  };
}
