import { randomUUID } from 'node:crypto';
import { type RequestOrigin, traceIdIn } from '@patchbay/core/kernel';
import { createLogger, type Logger } from '@patchbay/observability';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { RouteAuth } from '../route/index.ts';
import type { Call } from './call.ts';
import type { RoutePlan } from './route-plan.ts';

/** The `source` that audit events of a door carry. */
const SOURCES: Record<RouteAuth, string> = {
  cognito: 'api',
  session: 'api',
  internal: 'runtime',
  livekit: 'webhook',
  public: 'api',
};

/** Used until the module's own settings are there, and where they cannot be had. */
const fallbackLog: Logger = createLogger({ level: 'info' });

function lowerCased(headers: APIGatewayProxyEvent['headers'] | null): Record<string, string> {
  const lowered: Record<string, string> = {};
  for (const name in headers) {
    const value = headers[name];
    if (value !== undefined) lowered[name.toLowerCase()] = value;
  }
  return lowered;
}

/** Begins a call: its id is the gateway's, so that our logs, the gateway's and the caller's `Request-Id` agree. */
export function beginCall(plan: RoutePlan, event: APIGatewayProxyEvent): Call {
  const request_id = event.requestContext?.requestId ?? randomUUID();
  const headers = lowerCased(event.headers);
  const trace_id = traceIdIn(headers.traceparent);
  const traced = trace_id === undefined ? {} : { trace_id };
  const origin: RequestOrigin = { request_id, source: SOURCES[plan.route.auth], ...traced };
  return {
    plan,
    event,
    request_id,
    started_ms: performance.now(),
    headers,
    origin,
    log: fallbackLog.child({ request_id, operation: plan.route.id, ...traced }),
    services: {},
    edge: {},
    principal: undefined,
    rate_limits: undefined,
    scope: undefined,
    raw_body: undefined,
    params: undefined,
    query: undefined,
    body: undefined,
    if_match: undefined,
    claim: undefined,
    answer_again_for: undefined,
  };
}

/** Hands the call its module's services and a logger that names the request. */
export function attachServices(call: Call, services: Call['services']): void {
  call.services = services;
  call.edge = services.edge ?? {};
  const log = call.edge.settings?.log;
  if (log === undefined) return;
  const { request_id, trace_id } = call.origin;
  const traced = trace_id === undefined ? {} : { trace_id };
  call.log = log.child({ request_id, operation: call.plan.route.id, ...traced });
}
