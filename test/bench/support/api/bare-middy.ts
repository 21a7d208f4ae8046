import middy from '@middy/core';
import type { HttpLambda } from '@patchbay/http/handler';
import type { Route } from '@patchbay/http/route';
import type { Logger } from '@patchbay/observability';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';

/** What a bare handler has of a request. */
export interface BareRequest {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

type Exchange = { event: unknown; response?: unknown };

/**
 * The handler that a team writes with plain middy: parse the JSON, check params, query and body by the route's own zod
 * schemas, run, answer with JSON, log one line. No principal, rate, permission, idempotency or error catalogue.
 */
export function bareMiddy(
  { id, params, query, body, success }: Route,
  log: Logger,
  run: (request: BareRequest) => Promise<unknown>,
): HttpLambda {
  const lambda = middy()
    .before((exchange: Exchange) => {
      const { pathParameters, queryStringParameters, body: text } = exchange.event as APIGatewayProxyEvent;
      exchange.event = {
        params: params?.parse(pathParameters ?? {}),
        query: query?.parse(queryStringParameters ?? {}),
        body: text === null ? undefined : body?.parse(JSON.parse(text)),
      } satisfies BareRequest;
    })
    .handler(async (event: unknown) => run(event as BareRequest))
    .after((exchange: Exchange) => {
      const headers = { 'Content-Type': 'application/json; charset=utf-8' };
      const answer = { statusCode: success.status, headers, body: JSON.stringify(exchange.response) };
      log.info('request answered', { operation: id, status: success.status });
      exchange.response = answer satisfies APIGatewayProxyResult;
    });
  return lambda as unknown as HttpLambda;
}
