import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request of the media server, as it came. */
export interface Webhook {
  readonly body: Uint8Array;
  readonly authorization: string | undefined;
}

/** An address that the media server is told of before there is anybody who takes what it posts. */
export interface WebhookDoor {
  readonly url: string;
  /** Who takes it from now on; what it throws is answered 500, and comes again. */
  to(take: (webhook: Webhook) => Promise<void>): void;
  close(): Promise<void>;
}

export async function openWebhookDoor(): Promise<WebhookDoor> {
  let taker: ((webhook: Webhook) => Promise<void>) | undefined;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { authorization } = request.headers;
    const status = await Promise.resolve(taker?.({ body: Buffer.concat(chunks), authorization })).then(
      () => 200,
      () => 500,
    );
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    to: (take) => {
      taker = take;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
