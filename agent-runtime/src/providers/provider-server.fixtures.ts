import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

/** What a provider was asked by HTTP, or when a socket was opened. */
export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** How a provider behaves; what it leaves out is answered with 404. */
export interface Behaviour {
  onRequest?(asked: Asked, response: ServerResponse): void;
  /** A message of an open socket: JSON is parsed, sound is a Buffer. */
  onMessage?(message: Record<string, unknown> | Buffer, socket: WebSocket): void;
  onOpen?(asked: Asked, socket: WebSocket): void;
  /** Connections are accepted and never answered. */
  readonly hangs?: boolean;
}

/** A provider of models on this machine, with the real protocols and no models. */
export interface ProviderServer {
  readonly http: string;
  readonly ws: string;
  readonly asked: Asked[];
  readonly messages: Record<string, unknown>[];
  behaviour: Behaviour;
  close(): void;
}

export async function startProvider(behaviour: Behaviour = {}): Promise<ProviderServer> {
  const asked: Asked[] = [];
  const messages: Record<string, unknown>[] = [];
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const one = askedOf(request, Buffer.concat(chunks).toString('latin1'));
    asked.push(one);
    if (started.behaviour.hangs === true) return;
    if (started.behaviour.onRequest === undefined) return response.writeHead(404).end();
    started.behaviour.onRequest(one, response);
  });
  server.on('upgrade', (request, socket, head) => {
    const one = askedOf(request, '');
    asked.push(one);
    if (started.behaviour.hangs === true) return;
    if (started.behaviour.onMessage === undefined && started.behaviour.onOpen === undefined) {
      return socket.end('HTTP/1.1 503 Service Unavailable\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
    }
    sockets.handleUpgrade(request, socket, head, (opened) => {
      opened.on('message', (data, isBinary) => {
        const message = isBinary ? (data as Buffer) : JSON.parse(String(data));
        if (!isBinary) messages.push(message);
        started.behaviour.onMessage?.(message, opened);
      });
      started.behaviour.onOpen?.(one, opened);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const started: ProviderServer = {
    http: `http://${address}`,
    ws: `ws://${address}`,
    asked,
    messages,
    behaviour,
    close() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      server.close();
    },
  };
  return started;
}

function askedOf({ method = '', url = '', headers }: IncomingMessage, body: string): Asked {
  return { method, url: new URL(url, 'http://provider'), headers, body };
}

/** One word of an answer as OpenAI's HTTP API streams it, and the end. */
export function chatAnswer(words: string): string {
  return streamed({ content: words }, null);
}

/** The call of a tool, in the same way. */
export function chatCall(name: string, input: object): string {
  const call = { index: 0, id: 'call_1', type: 'function', function: { name, arguments: JSON.stringify(input) } };
  return streamed({ content: null, tool_calls: [call] }, 'tool_calls');
}

function streamed(delta: object, finish_reason: string | null): string {
  const chunk = {
    id: 'c',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'm',
    choices: [{ index: 0, delta: { role: 'assistant', ...delta }, finish_reason }],
  };
  return `data: ${JSON.stringify(chunk)}\n\ndata: [DONE]\n\n`;
}
