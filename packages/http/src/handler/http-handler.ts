import middy from '@middy/core';
import type { Scope } from '@patchbay/core/kernel';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import type * as z from 'zod';
import type { ObjectSchema, Route, RouteAuth } from '../route/index.ts';
import { authenticate, authorize } from './authenticate.ts';
import type { Call, MadeEntity } from './call.ts';
import type { Compose } from './compose-once.ts';
import type { EdgeFor } from './edge.ts';
import { EventStream } from './event-stream.ts';
import { logOutcome, toAppError } from './failure.ts';
import type { HandlerRequest } from './handler-request.ts';
import { holdIdempotencyKey, keepAnswer, settleFailure } from './idempotency.ts';
import { checkPrincipalStatus } from './principal-status.ts';
import { limitRate } from './rate-limit.ts';
import { readBody } from './request-body.ts';
import { attachServices, beginCall } from './request-context.ts';
import { readIfMatch, validateRequest } from './request-validation.ts';
import { errorAnswer, errorResponse, successAnswer, successResponse } from './response.ts';
import { planOf } from './route-plan.ts';
import { streamResponse } from './stream-response.ts';

/** A Lambda behind API Gateway's proxy integration. */
export type HttpLambda = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

/** Room to answer 504 ourselves before Lambda ends the function without an answer. */
const ANSWER_BEFORE_TIMEOUT_MS = 250;

/** What stands between the gateway and a use case, in order; each fills in its part of the call, answers or throws. */
const STAGES: readonly ((call: Call) => unknown)[] = [
  authenticate,
  checkPrincipalStatus,
  limitRate,
  authorize,
  validateRequest,
  readIfMatch,
  holdIdempotencyKey,
];

type Exchange = {
  internal: { call?: Call };
  event: unknown;
  /** With `streams_response` where the answer is passed on while it is being written. */
  context?: object;
  response?: unknown;
  error?: unknown;
};

function callOf(exchange: Exchange): Call {
  if (exchange.internal.call === undefined) throw new Error('the call has not begun');
  return exchange.internal.call;
}

/** The request as the use case sees it. */
function handlerRequest(call: Call) {
  return {
    principal: call.principal,
    scope: call.scope,
    origin: call.scope?.origin ?? call.origin,
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

/** A stage as middy wants it; an answer that a stage already has leaves at once, as the outcome of the call. */
function middleware(stage: (call: Call) => unknown) {
  return async (exchange: Exchange) => {
    const call = callOf(exchange);
    const early = await stage(call);
    if (early !== undefined) logOutcome(call, (early as APIGatewayProxyResult).statusCode);
    return early;
  };
}

async function succeed(exchange: Exchange): Promise<void> {
  const call = callOf(exchange);
  const resource = exchange.response;
  if (resource instanceof EventStream) {
    exchange.response = await streamResponse(call, resource, 'streams_response' in (exchange.context ?? {}));
    logOutcome(call, 200);
    return;
  }
  const answer = successAnswer(call, resource);
  await keepAnswer(call, answer);
  exchange.response = successResponse(call, answer, resource);
  logOutcome(call, answer.status);
}

async function fail(exchange: Exchange): Promise<void> {
  const call = callOf(exchange);
  const error = toAppError(exchange.error);
  const answer = errorAnswer(call, error);
  await settleFailure(call, answer);
  exchange.response = errorResponse(call, answer, error);
  logOutcome(call, answer.status, error);
}

/**
 * The Lambda of a route: every stage of the edge around one use case. The use case gets a typed, authorised request
 * and its module's services, and returns the resource; statuses and error bodies are decided here.
 *
 * @param answerAgain Makes the answer of a repeated request with the same Idempotency-Key once more, where it is not
 * kept because it holds a secret (`success.holds_secret`) or was lost. Without it such a repeat is refused with 409.
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
  useCase: (
    request: HandlerRequest<P, Q, B, A, S>,
    services: Services,
  ) => z.input<R> | EventStream | Promise<z.input<R> | EventStream>,
  answerAgain?: (
    request: HandlerRequest<P, Q, B, A, S>,
    services: Services,
    entity: MadeEntity,
  ) => z.input<R> | Promise<z.input<R>>,
): HttpLambda {
  const plan = planOf(route, answerAgain !== undefined);
  // What the stages put into the call is what the schemas of this very route say; the types are theirs.
  const run = useCase as unknown as (request: unknown, services: unknown) => unknown;
  const runAgain = answerAgain as unknown as (request: unknown, services: unknown, entity: MadeEntity) => unknown;

  const lambda = middy({ timeoutEarlyInMillis: ANSWER_BEFORE_TIMEOUT_MS })
    .before((exchange: Exchange) => {
      exchange.internal.call = beginCall(plan, exchange.event as APIGatewayProxyEvent);
    })
    .before(async (exchange: Exchange) => attachServices(callOf(exchange), await compose()));
  for (const stage of STAGES) lambda.before(middleware(stage));
  lambda.before((exchange: Exchange) => {
    exchange.event = callOf(exchange);
  });
  lambda.handler(async (event: unknown) => {
    const call = event as Call;
    const again = call.answer_again_for;
    const request = handlerRequest(call);
    return again === undefined ? run(request, call.services) : runAgain(request, call.services, again);
  });
  lambda.after(succeed);
  lambda.onError(fail);
  return lambda as unknown as HttpLambda;
}
