import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import type { HttpLambda } from './http-handler.ts';
import type { StreamingResult } from './stream-response.ts';

/**
 * What Lambda's Node.js runtime lends to functions whose answers are passed on piece by piece.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode-lambda.html
 */
export interface LambdaStreaming {
  /** Marks a function as one that writes its answer. */
  streamifyResponse(run: (event: APIGatewayProxyEvent, out: Writable, context: Context) => Promise<void>): unknown;
  readonly HttpResponseStream: {
    /** The same stream after its head: the metadata as JSON and eight zero bytes. */
    from(out: Writable, head: { readonly statusCode: number; readonly headers: object }): Writable;
  };
}

function lambdaStreaming(): LambdaStreaming {
  const { awslambda } = globalThis as { awslambda?: LambdaStreaming };
  if (awslambda === undefined) throw new Error('RESPONSE_STREAMING is on, but this is no Lambda runtime that streams');
  return awslambda;
}

/** The pieces of an answer, written as they come. Who left does not keep the rest from being carried through. */
async function writeAll(pieces: AsyncIterable<string> | Iterable<string>, out: Writable): Promise<void> {
  let isGone = false;
  out.once('close', () => {
    isGone = true;
  });
  out.once('error', () => {
    isGone = true;
  });
  for await (const piece of pieces) {
    if (!isGone && !out.write(piece))
      await Promise.race([once(out, 'drain'), once(out, 'close')]).catch(() => undefined);
  }
  if (isGone) return;
  out.end();
  await finished(out).catch(() => undefined);
}

/** A function whose answers API Gateway passes on as they are written (response transfer mode STREAM). */
export function streamedLambda(lambda: HttpLambda, runtime: LambdaStreaming = lambdaStreaming()): HttpLambda {
  return runtime.streamifyResponse(async (event, out, context) => {
    const told = Object.assign(context, { streams_response: true });
    const { statusCode, headers, body, stream }: StreamingResult = await lambda(event, told);
    await writeAll(stream ?? [body], runtime.HttpResponseStream.from(out, { statusCode, headers: headers ?? {} }));
  }) as HttpLambda;
}
