import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { afterAll } from 'vitest';

/** A webhook as it arrived. */
export interface Received {
  readonly path: string;
  readonly body: string;
  readonly headers: Record<string, string>;
}

/** A tenant's server, on loopback. */
export interface Receiver {
  readonly host: string;
  readonly url: string;
  readonly received: Received[];
  /** What it answers, by what arrived; `hang`: nothing. */
  answer: (webhook: Received) => number | 'hang' | { readonly redirect: string };
}

/** Starts it; it is gone with the file. */
export async function startReceiver(): Promise<Receiver> {
  const receiver = { received: [] as Received[], answer: (() => 204) as Receiver['answer'] };
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    const webhook = { path: request.url ?? '', body, headers: request.headers as Record<string, string> };
    receiver.received.push(webhook);
    const answer = receiver.answer(webhook);
    if (answer === 'hang') return;
    if (typeof answer === 'object') response.writeHead(307, { location: answer.redirect }).end();
    else response.writeHead(answer).end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  return Object.assign(receiver, { host, url: `http://${host}/hooks` });
}

/** What the published library of Standard Webhooks makes of it: the event, or a refusal. */
export function verified(secret: string, { body, headers }: Received): { id: string; type: string; data: unknown } {
  return new Webhook(secret).verify(body, headers) as { id: string; type: string; data: unknown };
}
