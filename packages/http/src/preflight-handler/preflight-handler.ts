import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type { Compose, EdgeSettings } from '../handler/index.ts';

/** What browsers may send to any route. */
const METHODS = 'GET, POST, PUT, PATCH';
const HEADERS = 'Authorization, Content-Type, Idempotency-Key, If-Match';

/** How long a browser may remember the answer. */
const MAX_AGE_SECONDS = 600;

/**
 * Answers CORS preflight requests (Fetch standard, section 3.2.2): the configured origins by name, every other one with
 * an answer that allows nothing.
 */
export function preflightHandler(compose: Compose<{ readonly settings: Pick<EdgeSettings, 'cors_origins'> }>) {
  return async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
    const { settings } = await compose();
    const origin = Object.entries(event.headers ?? {}).find(([name]) => name.toLowerCase() === 'origin')?.[1];
    const allowed = origin !== undefined && settings.cors_origins.includes(origin);
    return {
      statusCode: 204,
      headers: {
        Vary: 'Origin',
        ...(allowed
          ? {
              'Access-Control-Allow-Origin': origin,
              'Access-Control-Allow-Methods': METHODS,
              'Access-Control-Allow-Headers': HEADERS,
              'Access-Control-Max-Age': String(MAX_AGE_SECONDS),
            }
          : {}),
      },
      body: '',
    };
  };
}
