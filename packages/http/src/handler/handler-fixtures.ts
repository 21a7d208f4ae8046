import type { IdempotencyGate } from '@patchbay/core/idempotency';
import type { PrincipalStanding } from '@patchbay/core/tenancy';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';

/** Claims of an operator's access token as the gateway hands them over. */
export const CLAIMS = {
  token_use: 'access',
  tenant_id: 'ten_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
  user_id: 'usr_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
  subject_type: 'operator',
  subject_id: 'opr_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
  scope: 'patchbay/api prompts:read prompts:write',
};

interface EventParts {
  readonly method?: string;
  readonly path?: string;
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string[]>;
  readonly headers?: Record<string, string>;
  readonly body?: string | null;
  readonly base64?: boolean;
  readonly claims?: Record<string, unknown> | undefined;
  readonly authorizer?: Record<string, unknown>;
}

/** A proxy event of API Gateway with the parts a test is about. */
export function anEvent(parts: EventParts): APIGatewayProxyEvent {
  return {
    httpMethod: parts.method ?? 'GET',
    path: parts.path ?? '/v1/things',
    pathParameters: parts.params ?? null,
    multiValueQueryStringParameters: parts.query ?? null,
    headers: parts.headers ?? {},
    body: parts.body ?? null,
    isBase64Encoded: parts.base64 ?? false,
    requestContext: {
      requestId: 'gateway-request-id',
      requestTimeEpoch: 1_000,
      authorizer: parts.authorizer ?? (parts.claims === undefined ? undefined : { claims: parts.claims }),
      identity: { sourceIp: '192.0.2.1' },
    },
  } as unknown as APIGatewayProxyEvent;
}

/** The Lambda context. */
export function aContext(): Context {
  return { awsRequestId: 'lambda-request-id' } as unknown as Context;
}

/** A gate for routes without idempotency: being asked is a failure. */
export const NO_KEYS: IdempotencyGate = {
  begin: () => Promise.reject(new Error('no key was expected')),
  complete: () => Promise.reject(new Error('no key was expected')),
  release: () => Promise.reject(new Error('no key was expected')),
};

/** Somebody who may act, as fast as the limiter of the test says, and do what the token says. */
export const ACTIVE: PrincipalStanding = {
  status: 'active',
  scopes: null,
  rate_limits: { max_requests_per_second: 1, max_request_burst: 1, max_key_requests_per_second: 1 },
};
