import { createServer, type Server, Socket } from 'node:net';

/** How a server is away: nobody listens, nobody answers, or whoever talks to it is cut off. */
export const AWAY = ['refuses', 'hangs', 'resets'] as const;
export type Away = (typeof AWAY)[number];

/** What stands in front of a server, and can be as if the server were away. */
export interface FaultyProxy {
  readonly port: number;
  breakDown(how: Away): Promise<void>;
  /** All is well again; connections that hung go on where they were. */
  restore(): Promise<void>;
  /** Connections that met an outage: they were cut off, hung, or came while it lasted; what was refused is not seen. */
  met(): number;
  close(): Promise<void>;
}

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
}

const listen = (server: Server, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });

/** Opens one on a free port of the loopback: bytes pass both ways as they come. */
export async function openFaultyProxy(target: { readonly host: string; readonly port: number }): Promise<FaultyProxy> {
  const pairs = new Set<Pair>();
  let away: Away | undefined;
  let met = 0;

  function hang({ client, server }: Pair): void {
    client.unpipe(server).pause();
    server.unpipe(client).pause();
  }
  function connect({ client, server }: Pair): void {
    client.pipe(server);
    server.pipe(client);
  }

  const listener = createServer({ allowHalfOpen: false }, (client) => {
    if (away !== undefined) met += 1;
    if (away === 'resets') {
      client.on('error', () => undefined);
      client.resetAndDestroy();
      return;
    }
    const pair = { client, server: new Socket() };
    pairs.add(pair);
    for (const [one, other] of [
      [pair.client, pair.server],
      [pair.server, pair.client],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => {
        other.destroy();
        pairs.delete(pair);
      });
    }
    pair.server.connect(target);
    if (away === 'hangs') hang(pair);
    else connect(pair);
  });
  await listen(listener, 0);
  const { port } = listener.address() as { port: number };

  return {
    port,
    met: () => met,
    async breakDown(how) {
      away = how;
      met += pairs.size;
      if (how === 'hangs') for (const pair of pairs) hang(pair);
      else for (const { client } of pairs) client.resetAndDestroy();
      if (how === 'refuses') await new Promise((resolve) => listener.close(resolve));
    },
    async restore() {
      const was = away;
      away = undefined;
      if (was === 'refuses') await listen(listener, port);
      if (was === 'hangs') for (const pair of pairs) connect(pair);
    },
    async close() {
      for (const { client } of pairs) client.destroy();
      if (listener.listening) await new Promise((resolve) => listener.close(resolve));
    },
  };
}
