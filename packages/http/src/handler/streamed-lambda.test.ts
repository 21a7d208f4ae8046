import { PassThrough, type Writable } from 'node:stream';
import type { APIGatewayProxyEvent, Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { aContext, anEvent } from './handler-fixtures.ts';
import type { HttpLambda } from './http-handler.ts';
import { type LambdaStreaming, streamedLambda } from './streamed-lambda.ts';

type Run = Parameters<LambdaStreaming['streamifyResponse']>[0];

/** The runtime's part, as AWS documents it. */
const runtime: LambdaStreaming = {
  streamifyResponse: (run) => run,
  HttpResponseStream: {
    from(out, head) {
      out.write(JSON.stringify(head));
      out.write(new Uint8Array(8));
      return out;
    },
  },
};

const invoke = (lambda: HttpLambda, out: Writable) =>
  (streamedLambda(lambda, runtime) as unknown as Run)(anEvent({}), out, aContext());

/** What has been written so far: the head and the rest. */
function written(out: PassThrough) {
  const [head = '', body = ''] = String(out.read() ?? '').split('\0\0\0\0\0\0\0\0');
  return { head: head === '' ? null : JSON.parse(head), body };
}

describe('a function whose answer the gateway passes on', () => {
  it('writes its head at once and each piece as it comes', async () => {
    const goOn = Promise.withResolvers<void>();
    async function* stream() {
      yield 'event: a\n\n';
      await goOn.promise;
      yield 'event: b\n\n';
    }
    let streams: unknown;
    const out = new PassThrough();
    const done = invoke(async (_event: APIGatewayProxyEvent, context: Context) => {
      streams = (context as { streams_response?: boolean }).streams_response;
      const headers = { 'Content-Type': 'text/event-stream' };
      return { statusCode: 200, headers, body: '', stream: stream() } as never;
    }, out);
    await new Promise((resolve) => out.once('readable', resolve));
    await new Promise(setImmediate);
    expect(written(out)).toEqual({
      head: { statusCode: 200, headers: { 'Content-Type': 'text/event-stream' } },
      body: 'event: a\n\n',
    });
    goOn.resolve();
    await new Promise((resolve) => out.once('readable', resolve));
    expect(String(out.read())).toBe('event: b\n\n');
    out.resume();
    await done;
    expect([streams, out.writableEnded]).toEqual([true, true]);
  });

  it('writes a whole answer the same way', async () => {
    const out = new PassThrough();
    const done = invoke(async () => ({ statusCode: 409, headers: {}, body: '{"error":{}}' }), out);
    await new Promise((resolve) => out.once('readable', resolve));
    await new Promise(setImmediate);
    expect(written(out)).toEqual({ head: { statusCode: 409, headers: {} }, body: '{"error":{}}' });
    out.resume();
    await done;
  });

  it('carries an answer through when nobody listens any more', async () => {
    let isDone = false;
    const gone = Promise.withResolvers<void>();
    async function* stream() {
      yield 'event: a\n\n';
      await gone.promise;
      yield 'event: b\n\n';
      isDone = true;
    }
    const out = new PassThrough();
    const done = invoke(async () => ({ statusCode: 200, headers: {}, body: '', stream: stream() }) as never, out);
    await new Promise((resolve) => out.once('readable', resolve));
    out.destroy();
    gone.resolve();
    await done;
    expect(isDone).toBe(true);
  });
});
