import { AppError } from '@patchbay/core/kernel';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { errorBody } from '../handler/error-body.ts';
import type { HttpLambda } from '../handler/index.ts';
import type { HttpMethod, Route, RouteAuth } from '../route/index.ts';
import type { Authorizer } from './authorizer.ts';
import { gatewayEvent, type HostRequest, lambdaContext } from './gateway-event.ts';
import { routeMatcher } from './route-matcher.ts';

/** What the host answers. */
export interface HostResponse {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string | Uint8Array;
  /** What follows the body, for requests that say that they stream. */
  readonly stream?: AsyncIterable<string>;
}

/** How a host is made. */
export interface HostOptions {
  readonly routes: readonly Route[];
  /** The Lambda of a route; asked once for each route that is called. */
  readonly handlerOf: (route: Route) => Promise<HttpLambda>;
  /** The gateway's authorizers; a door without one admits nobody. The other doors check in the function. */
  readonly authorizers: Partial<Record<Extract<RouteAuth, 'cognito' | 'session'>, Authorizer>>;
  /** Answers OPTIONS on every path that has a route, as the gateway lets it. */
  readonly preflight?: (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>;
  readonly stage?: string;
}

const METHODS: readonly HttpMethod[] = ['GET', 'POST', 'PUT', 'PATCH'];
/** API Gateway refuses more. */
const GATEWAY_BODY_LIMIT_BYTES = 10 * 1024 * 1024;
/** Of a function without a time-out of its own. */
const DEFAULT_TIMEOUT_SECONDS = 15;

/** An answer of the gateway itself, in the one error body. */
function gatewayError(code: ConstructorParameters<typeof AppError>[0], requestId: string): HostResponse {
  const error = new AppError(code);
  return {
    status: error.status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', 'Request-Id': requestId },
    body: JSON.stringify(errorBody(error, requestId)),
  };
}

function toResponse(result: APIGatewayProxyResult & { readonly stream?: AsyncIterable<string> }): HostResponse {
  return {
    status: result.statusCode,
    headers: Object.fromEntries(Object.entries(result.headers ?? {}).map(([name, value]) => [name, String(value)])),
    body: result.isBase64Encoded === true ? Buffer.from(result.body, 'base64') : result.body,
    ...(result.stream === undefined ? {} : { stream: result.stream }),
  };
}

/**
 * Runs the API's own handlers in this process behind what API Gateway does in front of them: matching, authorizers,
 * proxy events, its own errors. No sockets: tests call it directly, `listen` puts it on a port.
 */
export function createHost(options: HostOptions): (request: HostRequest) => Promise<HostResponse> {
  const match = routeMatcher(options.routes);
  const methodsAt = (path: string) => METHODS.some((method) => match(method, path) !== undefined);
  const handlers = new Map<string, Promise<HttpLambda>>();
  const handlerOf = (route: Route): Promise<HttpLambda> => {
    const handler = handlers.get(route.id) ?? options.handlerOf(route);
    handlers.set(route.id, handler);
    return handler;
  };

  return async (request) => {
    const found = match(request.method, new URL(request.url, 'http://host').pathname);
    const placement = { params: found?.params ?? {}, resource_path: found?.route.path ?? '', authorizer: undefined };
    const stage = options.stage ?? 'local';
    const event = gatewayEvent(request, { ...placement, stage });
    const { requestId } = event.requestContext;
    if (request.method === 'OPTIONS' && options.preflight !== undefined && methodsAt(event.path)) {
      return toResponse(await options.preflight(event));
    }
    if (found === undefined) return gatewayError('route_not_found', requestId);
    if (request.body.length > GATEWAY_BODY_LIMIT_BYTES) return gatewayError('body_too_large', requestId);
    const { route } = found;
    if (route.auth === 'cognito' || route.auth === 'session') {
      const { Authorization, authorization } = request.headers;
      const context = await options.authorizers[route.auth]?.(authorization ?? Authorization);
      if (context === undefined) return gatewayError('unauthenticated', requestId);
      event.requestContext.authorizer = context;
    }
    const handler = await handlerOf(route);
    const context = lambdaContext(route.id, route.timeout_seconds ?? DEFAULT_TIMEOUT_SECONDS);
    const streaming = request.streams === true ? { streams_response: true } : {};
    return toResponse(await handler(event, Object.assign(context, streaming)));
  };
}
