import middy from '@middy/core';
import type { Scope } from '@patchbay/core/kernel';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import type * as z from 'zod';
import type { ObjectSchema, Route, RouteAuth } from '../route/index.ts';
import { authenticate, authorize } from './authenticate.ts';
import type { Call } from './call.ts';
import type { Compose } from './compose-once.ts';
import type { EdgeFor } from './edge.ts';
import { logOutcome, toAppError } from './failure.ts';
import type { HandlerRequest } from './handler-request.ts';
import { checkPrincipalStatus } from './principal-status.ts';
import { limitRate } from './rate-limit.ts';
import { readBody } from './request-body.ts';
import { attachServices, beginCall } from './request-context.ts';
import { readIfMatch, validateRequest } from './request-validation.ts';
import { errorResponse, successResponse } from './response.ts';
import { planOf } from './route-plan.ts';

/** A Lambda behind API Gateway's proxy integration. */
export type HttpLambda = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

/** Room to answer 504 ourselves before Lambda ends the function without an answer. */
const ANSWER_BEFORE_TIMEOUT_MS = 250;

/** What stands between the gateway and a use case, in order; each fills in its part of the call or throws. */
const STAGES: readonly ((call: Call) => void | Promise<void>)[] = [
  authenticate,
  checkPrincipalStatus,
  limitRate,
  authorize,
  validateRequest,
  readIfMatch,
];

type Exchange = { internal: { call?: Call }; event: unknown; response?: unknown; error?: unknown };

function callOf(exchange: Exchange): Call {
  if (exchange.internal.call === undefined) throw new Error('the call has not begun');
  return exchange.internal.call;
}

function handlerRequest(call: Call) {
  return {
    principal: call.principal,
    scope: call.scope,
    origin: call.origin,
    params: call.params,
    query: call.query,
    body: call.body,
    headers: call.headers,
    if_match: call.if_match,
    request_id: call.request_id,
    raw_body: readBody(call),
    source_ip: call.event.requestContext.identity?.sourceIp ?? '',
    log: call.log,
  };
}

/**
 * The Lambda of a route: every stage of the edge around one use case. The use case gets a typed, authorised request
 * and its module's services, and returns the resource; statuses and error bodies are decided here.
 */
export function httpHandler<
  P extends ObjectSchema,
  Q extends ObjectSchema,
  B extends z.ZodType,
  R extends z.ZodType,
  A extends RouteAuth,
  S extends Scope,
  Services extends EdgeFor<A>,
>(
  route: Route<P, Q, B, R, A, S>,
  compose: Compose<Services>,
  useCase: (request: HandlerRequest<P, Q, B, A, S>, services: Services) => z.input<R> | Promise<z.input<R>>,
): HttpLambda {
  const plan = planOf(route);
  const run = useCase as unknown as (request: ReturnType<typeof handlerRequest>, services: unknown) => unknown;

  const lambda = middy({ timeoutEarlyInMillis: ANSWER_BEFORE_TIMEOUT_MS })
    .before((exchange: Exchange) => {
      exchange.internal.call = beginCall(plan, exchange.event as APIGatewayProxyEvent);
    })
    .before(async (exchange: Exchange) => attachServices(callOf(exchange), await compose()));
  for (const stage of STAGES) lambda.before((exchange: Exchange) => stage(callOf(exchange)));
  lambda.before((exchange: Exchange) => {
    exchange.event = callOf(exchange);
  });
  lambda.handler(async (call: unknown) => run(handlerRequest(call as Call), (call as Call).services));
  lambda.after((exchange: Exchange) => {
    const call = callOf(exchange);
    const response = successResponse(call, exchange.response);
    logOutcome(call, response.statusCode);
    exchange.response = response;
  });
  lambda.onError((exchange: Exchange) => {
    const call = callOf(exchange);
    const error = toAppError(exchange.error);
    exchange.response = errorResponse(call, error);
    logOutcome(call, error.status, error);
  });
  return lambda as unknown as HttpLambda;
}
