import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { HostRequest } from './gateway-event.ts';
import type { HostResponse } from './host.ts';

/** A host on a port. */
export interface ListeningHost {
  readonly url: string;
  close(): Promise<void>;
}

async function hostRequest(message: IncomingMessage): Promise<HostRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  const headers = Object.entries(message.headers).map(([name, value]) => [name, [value].flat().join(', ')]);
  return {
    method: message.method ?? 'GET',
    url: message.url ?? '/',
    headers: Object.fromEntries(headers),
    body: Buffer.concat(chunks),
    streams: true,
    ...(message.socket.remoteAddress === undefined ? {} : { source_ip: message.socket.remoteAddress }),
  };
}

/** So that what is wrong with a long query is said by its route, not by the socket. */
const MAX_HEADER_BYTES = 1_048_576;

/** What is streamed is taken to its end, whether or not somebody still reads it. */
async function send(response: ServerResponse, { status, headers, body, stream }: HostResponse): Promise<void> {
  response.writeHead(status, headers);
  if (stream === undefined) {
    response.end(body);
    return;
  }
  response.flushHeaders();
  for await (const piece of stream) if (!response.destroyed) response.write(piece);
  response.end();
}

/** Serves a host on loopback; port 0 takes a free one. */
export async function listen(
  host: (request: HostRequest) => Promise<HostResponse>,
  { port = 0 }: { readonly port?: number } = {},
): Promise<ListeningHost> {
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES }, (message, response) => {
    hostRequest(message)
      .then(host)
      .then(
        (answer) => send(response, answer),
        () => response.writeHead(500).end(),
      );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the host has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
