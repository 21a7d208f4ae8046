import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Passes LiveKit's webhooks on to the product, those of its own rooms only: the server tells of every room, and the
 * product would spend its time, and the bare rounds' processor, on rooms that are none of its business.
 */
export async function openWebhookFilter(product_url: string, isOurs: (room: string) => boolean) {
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
    const room = (JSON.parse(body.toString()) as { room?: { name?: string } }).room?.name ?? '';
    if (!isOurs(room)) return response.writeHead(200).end();
    const { authorization = '', 'content-type': type = '' } = request.headers;
    const headers = { authorization, 'content-type': type };
    const answer = await fetch(product_url, { method: 'POST', headers, body }).catch(() => undefined);
    return response.writeHead(answer?.status ?? 502).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
