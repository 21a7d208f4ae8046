import { networkInterfaces } from 'node:os';

type Interfaces = ReturnType<typeof networkInterfaces>;

/**
 * Why nobody can be talked to on this machine, with what to do about it; undefined where conversations work. Everything
 * else of the product does without.
 */
export function voiceObstacle(
  tools: readonly { readonly name: string; readonly ok: boolean }[],
  interfaces: Interfaces = networkInterfaces(),
): string | undefined {
  if (tools.some(({ name, ok }) => name === 'go' && !ok)) return 'install Go or set LIVEKIT_URL';
  const isOffline = Object.values(interfaces).every(
    (addresses) => addresses?.every(({ internal }) => internal) ?? true,
  );
  return isOffline ? 'WebRTC takes no loopback: connect this machine to a network, whichever it is' : undefined;
}
