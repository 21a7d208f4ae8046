import type { APIGatewayProxyResult } from 'aws-lambda';
import type { Call } from './call.ts';
import { type EventStream, wiredEvents } from './event-stream.ts';
import { keepAnswer } from './idempotency.ts';
import { eventResponse } from './response.ts';

/** An answer whose body follows piece by piece, for those who can pass it on like that. */
export interface StreamingResult extends APIGatewayProxyResult {
  readonly stream?: AsyncIterable<string>;
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
