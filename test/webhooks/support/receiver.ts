import { createServer } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { afterAll } from 'vitest';

/** A webhook as it arrived. */
export interface Received {
  readonly path: string;
  readonly body: string;
  readonly headers: Record<string, string>;
}

/** An answer: a status, what is sent with it, or none. */
export type Answer =
  | number
  | 'hang'
  | 'break'
  | { readonly redirect: string }
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
      /** The body never ends. */
      readonly endless?: true;
    };

/** A tenant's server, on loopback. */
export interface Receiver {
  readonly host: string;
  readonly url: string;
  readonly received: Received[];
  /** What it answers, by what arrived; `hang`: nothing; `break`: it hangs up. */
  answer: (webhook: Received) => Answer;
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
    if (answer === 'break') return void request.socket.destroy();
    if (typeof answer === 'number') return void response.writeHead(answer).end();
    if ('redirect' in answer) return void response.writeHead(307, { location: answer.redirect }).end();
    response.writeHead(answer.status, answer.headers);
    if (answer.endless === true) response.write(answer.body ?? '');
    else response.end(answer.body);
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
