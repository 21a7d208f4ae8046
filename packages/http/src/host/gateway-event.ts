import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';

/** A request as the host received it. */
export interface HostRequest {
  readonly method: string;
  /** Raw path and query: `/v1/prompts?limit=2`. */
  readonly url: string;
  /** Names in any case; repeated headers joined as HTTP joins them. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly source_ip?: string;
  /** Whoever made it passes an answer on while it is being written. */
  readonly streams?: true;
}

/** What the gateway knows besides the request. */
export interface Placement {
  readonly resource_path: string;
  readonly params: Readonly<Record<string, string>>;
  /** What the authorizer handed over. */
  readonly authorizer: Record<string, unknown> | undefined;
  readonly stage: string;
}

/** Content that API Gateway passes as text; anything else travels in base64. */
const TEXT = /^(text\/|application\/(json|[\w.+-]+\+json|x-www-form-urlencoded|xml))/i;

function bodyOf(request: HostRequest): Pick<APIGatewayProxyEvent, 'body' | 'isBase64Encoded'> {
  if (request.body.length === 0) return { body: null, isBase64Encoded: false };
  const bytes = Buffer.from(request.body);
  const type = Object.entries(request.headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  const asText = bytes.toString('utf8');
  const isText = (type === undefined || TEXT.test(type)) && Buffer.from(asText).equals(bytes);
  return isText ? { body: asText, isBase64Encoded: false } : { body: bytes.toString('base64'), isBase64Encoded: true };
}

/** The event that a REST API's proxy integration hands to a function (payload format 1.0). */
export function gatewayEvent(request: HostRequest, placement: Placement): APIGatewayProxyEvent {
  const url = new URL(request.url, 'http://host');
  const multi: Record<string, string[]> = {};
  for (const [name, value] of url.searchParams) {
    multi[name] ??= [];
    multi[name].push(value);
  }
  const names = Object.keys(multi);
  const single = Object.fromEntries(names.map((name) => [name, multi[name]?.at(-1)]));
  const pairs = Object.entries(request.headers);
  const now = Date.now();
  const requestContext = {
    accountId: '000000000000',
    apiId: 'local',
    authorizer: placement.authorizer,
    domainName: 'localhost',
    extendedRequestId: randomUUID(),
    httpMethod: request.method,
    identity: { sourceIp: request.source_ip ?? '127.0.0.1' },
    path: `/${placement.stage}${url.pathname}`,
    protocol: 'HTTP/1.1',
    requestId: randomUUID(),
    requestTimeEpoch: now,
    resourceId: placement.resource_path,
    resourcePath: placement.resource_path,
    stage: placement.stage,
  };
  return {
    ...bodyOf(request),
    resource: placement.resource_path,
    path: url.pathname,
    httpMethod: request.method,
    headers: Object.fromEntries(pairs),
    multiValueHeaders: Object.fromEntries(pairs.map(([name, value]) => [name, [value]])),
    pathParameters: Object.keys(placement.params).length === 0 ? null : { ...placement.params },
    queryStringParameters: names.length === 0 ? null : single,
    multiValueQueryStringParameters: names.length === 0 ? null : multi,
    stageVariables: null,
    requestContext: requestContext as unknown as APIGatewayProxyEvent['requestContext'],
  };
}

/** The context that Lambda hands to a function which may run so long. */
export function lambdaContext(functionName: string, timeoutSeconds: number): Context {
  const deadline = Date.now() + timeoutSeconds * 1000;
  return {
    awsRequestId: randomUUID(),
    functionName,
    functionVersion: '$LATEST',
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
  } as unknown as Context;
}
