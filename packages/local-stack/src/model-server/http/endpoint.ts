import type { IncomingMessage, ServerResponse } from 'node:http';

/** One request as an endpoint sees it: authenticated, behaviour hooks already applied. */
export type Exchange = {
  request: IncomingMessage;
  response: ServerResponse;
  /** Fires when the client goes away or the server stops: work for this request may be dropped. */
  signal: AbortSignal;
};

/** One line of the server's route table. It writes its answer or throws an ApiError before the first byte. */
export type Endpoint = {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  handle(exchange: Exchange): Promise<void>;
};

/** Answers with JSON. */
export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.length });
  response.end(bytes);
}

/** Writes a part of a streamed answer; resolves when the client has taken enough of it to send more. */
export function writePart(response: ServerResponse, part: string | Uint8Array, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    if (response.write(part)) return resolve();
    const done = () => {
      response.off('drain', done);
      signal.removeEventListener('abort', stop);
      resolve();
    };
    const stop = () => {
      response.off('drain', done);
      reject(signal.reason);
    };
    response.once('drain', done);
    signal.addEventListener('abort', stop, { once: true });
  });
}
