import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Endpoints } from '@patchbay/local-stack';
import { waitFor } from '@patchbay/local-stack/participant';
import { AccessToken, RoomAgentDispatch, RoomServiceClient } from 'livekit-server-sdk';

/** What it takes to enter a room. */
export interface RoomDoor {
  readonly url: string;
  readonly token: string;
  /** Ends the session, after the measurement. */
  close(): Promise<void>;
}

/** LiveKit without us: a worker of its own, dispatched with the room. */
export interface BareLiveKit {
  /** Root of its processes. */
  readonly pid: number;
  open(): Promise<RoomDoor>;
  stop(): Promise<void>;
}

/** What the bare agent is and says. */
export interface BareAgent {
  readonly welcome: string;
  readonly instructions: string;
  /** Silence that ends a turn in any case; 3 s, as the framework and our configs have it, unless given. */
  readonly longest_silence_ms?: number;
  /** Further variables of its processes. */
  readonly env?: Record<string, string>;
}

/** How rooms are called that the product knows nothing of. */
export const BARE_ROOM_PREFIX = 'bare-';

const AGENT_NAME = 'bare';
/** On a busy machine; at rest it takes three seconds. */
const START_WITHIN_MS = 180_000;
const MAIN = fileURLToPath(new URL('./bare-worker/main.ts', import.meta.url));

/** Starts the bare worker on the same media server and models. */
export async function startBareLiveKit(
  { livekit, openai }: Endpoints,
  { welcome, instructions, longest_silence_ms = 3_000, env = {} }: BareAgent,
): Promise<BareLiveKit> {
  const port = await freePort();
  const worker = spawn(process.execPath, ['--no-warnings', MAIN], {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      LIVEKIT_URL: livekit.url,
      LIVEKIT_API_KEY: livekit.api_key,
      LIVEKIT_API_SECRET: livekit.api_secret,
      AGENT_NAME,
      HEALTH_PORT: String(port),
      OPENAI_BASE_URL: openai.base_url,
      OPENAI_API_KEY: openai.api_key,
      WELCOME: welcome,
      INSTRUCTIONS: instructions,
      LONGEST_SILENCE_MS: String(longest_silence_ms),
      ...env,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const killAtExit = () => worker.kill('SIGKILL');
  process.once('exit', killAtExit);
  await waitFor('bare worker', () => isGreen(`http://127.0.0.1:${port}/`, worker), START_WITHIN_MS);
  const rooms = new RoomServiceClient(livekit.url.replace(/^ws/, 'http'), livekit.api_key, livekit.api_secret);

  return {
    pid: worker.pid ?? 0,
    async open() {
      const room = `${BARE_ROOM_PREFIX}${randomUUID()}`;
      const token = new AccessToken(livekit.api_key, livekit.api_secret, { identity: 'caller', ttl: 900 });
      token.addGrant({ room, roomJoin: true, canPublish: true, canSubscribe: true, canPublishData: true });
      await rooms.createRoom({ name: room, agents: [new RoomAgentDispatch({ agentName: AGENT_NAME })] });
      return { url: livekit.url, token: await token.toJwt(), close: () => rooms.deleteRoom(room) };
    },
    async stop() {
      const exited = new Promise((resolve) => worker.once('exit', resolve));
      worker.kill('SIGTERM');
      await exited;
      process.off('exit', killAtExit);
    },
  };
}

async function isGreen(url: string, worker: ChildProcess): Promise<true | undefined> {
  if (worker.exitCode !== null) throw new Error(`the bare worker ended with ${worker.exitCode}`);
  const response = await fetch(url).catch(() => undefined);
  return response?.ok ? true : undefined;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
