import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { type MachineLock, tryLock } from '../locks/machine-lock.ts';

/** Every port the local stack listens on, all on loopback only. The one table; `npm run doctor` prints it. */
export const PORT_TABLE = {
  mongod: { port: 27117, variable: 'PATCHBAY_MONGOD_PORT', component: 'mongod', protocol: 'tcp' },
  chroma: { port: 8125, variable: 'PATCHBAY_CHROMA_PORT', component: 'chroma', protocol: 'tcp' },
  'aws-emulator': { port: 4566, variable: 'PATCHBAY_AWS_EMULATOR_PORT', component: 'aws-emulator', protocol: 'tcp' },
  redis: { port: 8129, variable: 'PATCHBAY_REDIS_PORT', component: 'redis', protocol: 'tcp' },
  'livekit-server': { port: 7880, variable: 'PATCHBAY_LIVEKIT_PORT', component: 'livekit-server', protocol: 'tcp' },
  'livekit-rtc-tcp': {
    port: 7881,
    variable: 'PATCHBAY_LIVEKIT_RTC_TCP_PORT',
    component: 'livekit-server',
    protocol: 'tcp',
  },
  'livekit-rtc-udp': {
    port: 7882,
    variable: 'PATCHBAY_LIVEKIT_RTC_UDP_PORT',
    component: 'livekit-server',
    protocol: 'udp',
  },
  'model-server': { port: 8126, variable: 'PATCHBAY_MODEL_SERVER_PORT', component: 'model-server', protocol: 'tcp' },
  'agent-runtime': {
    port: 8127,
    variable: 'PATCHBAY_AGENT_RUNTIME_PORT',
    component: 'agent-runtime',
    protocol: 'tcp',
  },
  playground: { port: 8128, variable: 'PATCHBAY_PLAYGROUND_PORT', component: 'playground', protocol: 'tcp' },
} as const;

export type PortName = keyof typeof PORT_TABLE;
export type Ports = Record<PortName, number>;

/** `fixed`: the table's ports or their variables'. `ephemeral`: any free ones, so that stacks run side by side. */
export type PortMode = 'fixed' | 'ephemeral';

/** A port that is taken, or a variable that holds no port. */
export class PortError extends Error {
  override name = 'PortError';
}

/** The ports of a stack, and the reservations that keep another ephemeral stack from choosing the same ones. */
export type ChosenPorts = { ports: Ports; release(): Promise<void> };

/** Chooses every port. Whether a fixed one is free is checked per component, just before it starts. */
export async function choosePorts(mode: PortMode, env: NodeJS.ProcessEnv): Promise<ChosenPorts> {
  const names = Object.keys(PORT_TABLE) as PortName[];
  const chosen = {} as Ports;
  const reservations: MachineLock[] = [];
  for (const name of names) {
    if (mode === 'fixed') {
      chosen[name] = fixedPort(name, env);
      continue;
    }
    const { port, lock } = await reserveFreePort(PORT_TABLE[name].protocol);
    chosen[name] = port;
    reservations.push(lock);
  }
  const release = async () => void (await Promise.all(reservations.map((lock) => lock.release())));
  return { ports: chosen, release };
}

/** The port a name has in fixed mode: its variable's value or the table's. */
export function fixedPort(name: PortName, env: NodeJS.ProcessEnv): number {
  const { port, variable } = PORT_TABLE[name];
  const given = env[variable];
  if (!given) return port;
  if (!/^\d+$/.test(given) || Number(given) < 1 || Number(given) > 65_535) {
    throw new PortError(`${variable} is "${given}", which is no port number (1 to 65535)`);
  }
  return Number(given);
}

/** @throws {PortError} naming the port, the component and the variable to set, when something listens there already */
export async function requireFreePort(name: PortName, port: number): Promise<void> {
  const { variable, component, protocol } = PORT_TABLE[name];
  if (await isPortFree(port, protocol)) return;
  throw new PortError(
    `${component} needs ${protocol} port ${port} on 127.0.0.1, which something else already uses. ` +
      `Stop that program, or choose another port with ${variable}=<port>.`,
  );
}

/** Whether this process could listen on the loopback port now. */
export function isPortFree(port: number, protocol: 'tcp' | 'udp'): Promise<boolean> {
  return new Promise((done) => {
    if (protocol === 'udp') {
      const socket = createSocket('udp4');
      socket.once('error', () => done(false));
      socket.bind({ port, address: '127.0.0.1', exclusive: true }, () => socket.close(() => done(true)));
      return;
    }
    const server = createServer();
    server.once('error', () => done(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => done(true)));
  });
}

async function reserveFreePort(protocol: 'tcp' | 'udp'): Promise<{ port: number; lock: MachineLock }> {
  for (let attempt = 0; attempt < 200; attempt++) {
    // Below the kernel's own range for outgoing connections (32768 and up), so that none takes it meanwhile.
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const lock = await tryLock(`port ${port}`);
    if (!('release' in lock)) continue;
    if (await isPortFree(port, protocol)) return { port, lock };
    await lock.release();
  }
  throw new PortError('no free port found on 127.0.0.1 between 20000 and 32000');
}
