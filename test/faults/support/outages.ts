import { setTimeout } from 'node:timers/promises';
import type { Random } from '../poison/random.ts';
import type { Addresses } from './faulty-knowledge.ts';
import { AWAY, type Away, type FaultyProxy, openFaultyProxy } from './faulty-proxy.ts';

/** What the steps need, each of which can be away. */
const SERVERS = ['mongodb', 'chroma', 'embedder', 's3'] as const;
type ServerName = (typeof SERVERS)[number];

/** Each alone, and each with each. */
export const TOGETHER: readonly (readonly ServerName[])[] = SERVERS.flatMap((one, at) => [
  [one],
  ...SERVERS.slice(at + 1).map((other) => [one, other]),
]);

/** One server away for a while. */
export interface Outage {
  readonly server: ServerName;
  readonly how: Away;
  readonly after_ms: number;
  readonly for_ms: number;
}

/** Begins while files are on their way; some are shorter than a step's retries together, some longer. */
export function drawOutages(random: Random, servers: readonly ServerName[]): Outage[] {
  return servers.map((server) => ({
    server,
    how: AWAY[random.below(AWAY.length)] ?? 'refuses',
    after_ms: random.below(1_500),
    for_ms: 200 + random.below(random.below(3) === 0 ? 8_000 : 2_500),
  }));
}

/** Proxies before all of them. */
export function createOutages() {
  const proxies = new Map<ServerName, FaultyProxy>();

  async function before(name: ServerName, address: string): Promise<URL> {
    const url = new URL(address);
    const proxy = await openFaultyProxy({ host: url.hostname, port: Number(url.port) });
    proxies.set(name, proxy);
    url.hostname = '127.0.0.1';
    url.port = String(proxy.port);
    return url;
  }
  const bare = (url: URL) => url.href.replace(/\/$/, '');

  return {
    /** Puts a proxy before each server. */
    async seen(real: Addresses): Promise<Addresses> {
      const mongodb = await before('mongodb', real.mongodb_uri);
      // The members of a replica set name their own addresses, and a driver would go there, past the proxy.
      mongodb.searchParams.delete('replicaSet');
      mongodb.searchParams.set('directConnection', 'true');
      return {
        mongodb_uri: mongodb.href,
        chroma_url: bare(await before('chroma', real.chroma_url)),
        embedder_url: bare(await before('embedder', real.embedder_url)),
        aws_endpoint_url: bare(await before('s3', real.aws_endpoint_url)),
      };
    },
    /** Resolves when all of them are over. */
    async happen(outages: readonly Outage[]): Promise<void> {
      await Promise.all(
        outages.map(async ({ server, how, after_ms, for_ms }) => {
          await setTimeout(after_ms);
          await proxies.get(server)?.breakDown(how);
          await setTimeout(for_ms);
          await proxies.get(server)?.restore();
        }),
      );
    },
    /** Connections that met an outage, by server. */
    met: () => Object.fromEntries([...proxies].map(([name, proxy]) => [name, proxy.met()])),
    close: () => Promise.all([...proxies.values()].map((proxy) => proxy.close())),
  };
}
export type Outages = ReturnType<typeof createOutages>;
