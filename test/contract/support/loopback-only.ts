import dns from 'node:dns/promises';
import { syncBuiltinESMExports } from 'node:module';
import { BlockList, isIP, Socket } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

function isInside(host: string): boolean {
  const family = isIP(host);
  return family === 0 ? host === 'localhost' : loopback.check(host, family === 4 ? 'ipv4' : 'ipv6');
}

/** Where a socket is told to go, in every form that `connect` takes; undefined for a path on this machine. */
function hostOf(args: readonly unknown[]): string | undefined {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === 'number') return typeof second === 'string' ? second : 'localhost';
  if (typeof first !== 'object' || first === null) return undefined;
  const { host, path } = first as { readonly host?: string; readonly path?: string | null };
  return typeof path === 'string' ? undefined : (host ?? 'localhost');
}

/**
 * Keeps this process on its machine, and answers with the way back. Random tools name random hosts, and a request that
 * leaves would strike whoever lives there: names are not found, and other addresses than loopback are not connected to.
 */
export function stayOnLoopback(): () => void {
  const { lookup } = dns;
  const { connect } = Socket.prototype;
  const refusing = async (hostname: string) => {
    throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${hostname}`), { code: 'ENOTFOUND' });
  };
  dns.lookup = refusing as unknown as typeof lookup;
  Socket.prototype.connect = function guarded(this: Socket, ...args: unknown[]) {
    const host = hostOf(args);
    if (host === undefined || isInside(host)) return Reflect.apply(connect, this, args);
    const error = Object.assign(new Error(`${host} is not on this machine`), { code: 'ECONNREFUSED' });
    process.nextTick(() => this.destroy(error));
    return this;
  } as typeof connect;
  syncBuiltinESMExports();
  return () => {
    dns.lookup = lookup;
    Socket.prototype.connect = connect;
    syncBuiltinESMExports();
  };
}
