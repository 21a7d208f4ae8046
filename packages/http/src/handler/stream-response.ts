import type { APIGatewayProxyResult } from 'aws-lambda';
import type { Call } from './call.ts';
import type { Delivery } from './delivery.ts';
import { type EventStream, wiredEvents } from './event-stream.ts';
import { keepAnswer } from './idempotency.ts';
import { eventResponse } from './response.ts';

/** An answer whose body follows piece by piece, for those who can pass it on like that. */
export interface StreamingResult extends APIGatewayProxyResult {
  readonly stream?: AsyncIterable<string>;
  /** To be called when the last of it is written to somebody who still listens. Never throws. */
  readonly delivered?: () => Promise<void>;
}

/** The answer with what is to be called once it has left; where nothing runs after it, that is called now. */
export async function afterDelivery(
  call: Call,
  response: StreamingResult,
  { delivered }: Delivery<unknown>,
  canStream: boolean,
): Promise<StreamingResult> {
  const quietly = () =>
    delivered().catch((error: unknown) => call.log.warn('it could not be noted that an answer has left', { error }));
  if (canStream) return { ...response, delivered: quietly };
  await quietly();
  return response;
}

/**
 * A stream of events as an answer: as it comes about where whoever called the function passes it on, else whole. What
 * was told is kept for the Idempotency-Key at its end.
 */
export async function streamResponse(call: Call, events: EventStream, canStream: boolean): Promise<StreamingResult> {
  async function* told(): AsyncGenerator<string> {
    let body = '';
    for await (const piece of wiredEvents(events, call.request_id)) {
      body += piece;
      yield piece;
    }
    await keepAnswer(call, { status: 200, body });
  }
  if (canStream) return { ...eventResponse(call, ''), stream: told() };
  return eventResponse(call, (await Array.fromAsync(told())).join(''));
}
