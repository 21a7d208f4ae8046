import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { systemClock, ulidSource } from '@patchbay/config';
import { turnHandlingSchema } from '@patchbay/core/runtime-config';
import { roomNameOf } from '@patchbay/core/session-orchestrator';
import { REPOSITORY_DIR, startStack } from '@patchbay/local-stack';
import { createMongoClient, createMongoDatabase, createMongoUnitOfWork, runMigrations } from '@patchbay/mongo';
import { AccessToken, RoomAgentDispatch, RoomServiceClient } from 'livekit-server-sdk';
import { startReportReceiver } from '../../../voice/support/internal-api.ts';
import { configOf, seedSession } from '../../../voice/support/seed.ts';
import { startWorker } from '../../../voice/support/worker.ts';
import { type RoomDoor, startBareLiveKit } from '../bare-livekit.ts';
import type { BenchContext } from '../run-bench.ts';
import { INSTRUCTIONS, SILENCE_MS, TEMPLATE, WELCOME } from './lines.ts';
import { profiled } from './profiled.ts';
import { type AskedOfProviders, type FixedProviders, startFixedProviders } from './provider-process.ts';

/** One of the two workers on the same media server with the same providers. */
export interface VoiceSide {
  readonly name: string;
  /** Root of its processes. */
  readonly pid: number;
  open(): Promise<RoomDoor>;
  /** What it has asked of the providers so far. */
  asked(): Promise<AskedOfProviders>;
}

/** Both of them, and the speech that callers use. */
export interface VoiceSides {
  readonly ours: VoiceSide;
  readonly bare: VoiceSide;
  readonly speech: FixedProviders['speech'];
  /** Kinds of reports that our worker has delivered, with their numbers. */
  reports(): Record<string, number>;
}

const AGENT_NAME = 'patchbay-bench';
const DATABASE = 'bench_voice';

/** Starts the compiled worker with its database, and the bare one; whatever happens, all of it is stopped afterwards. */
export async function withVoiceSides<T>({ say, signal }: BenchContext, use: (sides: VoiceSides) => Promise<T>) {
  say('building the worker, starting what it needs');
  await promisify(execFile)(process.execPath, [join(REPOSITORY_DIR, 'agent-runtime/build.ts')], { signal });
  const components = ['mongod', 'livekit-server', 'model-server'] as const;
  const stack = await startStack({ components: [...components], ports: 'ephemeral', persist: false, signal });
  const { livekit, mongodb_uri: uri } = stack.endpoints;
  const client = createMongoClient(uri, { app_name: 'bench', max_pool_size: 4 });
  const spool = await mkdtemp(join(tmpdir(), 'bench-reports-'));
  let workerLog = () => '';
  let askedSoFar: () => Promise<unknown> = async () => null;
  const ends: (() => unknown)[] = [
    () => rm(spool, { recursive: true, force: true }),
    () => stack.stop(),
    () => client.close(),
  ];
  try {
    await runMigrations(client, DATABASE);
    const clock = systemClock;
    const ids = ulidSource();
    const unit_of_work = createMongoUnitOfWork({ client, database_name: DATABASE, clock, ids });
    const database = createMongoDatabase(client, DATABASE);
    const test = { uri, name: DATABASE, client, database, unit_of_work, clock, ids };
    const providers = await startFixedProviders(stack.endpoints);
    ends.push(providers.stop);
    askedSoFar = async () => ({ ours: await providers.asked('ours'), bare: await providers.asked('bare') });
    const key = { key_id: 'k1', secret: randomBytes(32) };
    const receiver = await startReportReceiver(key);
    ends.push(receiver.close);
    say('starting both workers');
    const bare = await startBareLiveKit(
      { ...stack.endpoints, openai: { ...stack.endpoints.openai, base_url: providers.base_url, api_key: 'bare' } },
      { welcome: WELCOME, instructions: INSTRUCTIONS, longest_silence_ms: SILENCE_MS, env: profiled('bare') },
    );
    ends.push(bare.stop);
    const worker = await startWorker(join(REPOSITORY_DIR, 'agent-runtime/dist/main.js'), {
      LIVEKIT_URL: livekit.url,
      LIVEKIT_API_KEY: livekit.api_key,
      LIVEKIT_API_SECRET: livekit.api_secret,
      AGENT_NAME,
      MONGODB_URI: uri,
      MONGODB_DATABASE: DATABASE,
      OPENAI_BASE_URL: providers.base_url,
      OPENAI_API_KEY: 'ours',
      // Nothing is searched: no agent of the bench has knowledge.
      CHROMA_URL: 'http://127.0.0.1:9',
      INTERNAL_API_URL: receiver.url,
      INTERNAL_HMAC_KEYS: JSON.stringify({ [key.key_id]: key.secret.toString('base64') }),
      AGENT_RUNTIME_DRAIN_SECONDS: '2',
      AGENT_RUNTIME_SPOOL_DIR: spool,
      ...profiled('ours'),
    });
    workerLog = worker.log;
    ends.push(worker.stop);
    const rooms = new RoomServiceClient(livekit.url.replace(/^ws/, 'http'), livekit.api_key, livekit.api_secret);
    const sessions: string[] = [];

    async function open(): Promise<RoomDoor> {
      const dispatch = await seedSession(test, configOf(CONFIG));
      sessions.push(dispatch.session_id);
      const room = roomNameOf(dispatch.session_id);
      const token = new AccessToken(livekit.api_key, livekit.api_secret, { identity: 'caller', ttl: 900 });
      token.addGrant({ room, roomJoin: true, canPublish: true, canSubscribe: true, canPublishData: true });
      const agent = new RoomAgentDispatch({ agentName: AGENT_NAME, metadata: JSON.stringify(dispatch) });
      await rooms.createRoom({ name: room, agents: [agent] });
      return { url: livekit.url, token: await token.toJwt(), close: () => closeRoom(rooms, room) };
    }

    return await use({
      ours: { name: 'ours', pid: worker.pid, open, asked: () => providers.asked('ours') },
      bare: { name: 'bare', pid: bare.pid, open: bare.open, asked: () => providers.asked('bare') },
      speech: providers.speech,
      reports() {
        const types = sessions.flatMap((id) => receiver.reportsOf(id).map(({ type }) => type));
        return Object.fromEntries(
          [...new Set(types)].map((type) => [type, types.filter((one) => one === type).length]),
        );
      },
    });
  } catch (error) {
    say(workerLog().slice(-4_000));
    say(JSON.stringify(await askedSoFar()));
    throw error;
  } finally {
    for (const end of ends.toReversed()) await Promise.resolve(end()).catch((error: unknown) => say(String(error)));
  }
}

/** The agent closes the room itself when its caller leaves: whoever is first. */
async function closeRoom(rooms: RoomServiceClient, room: string): Promise<void> {
  await rooms.deleteRoom(room).catch((error: { code?: string }) => {
    if (error.code !== 'not_found') throw error;
  });
}

const { prompt, runtime_config } = configOf();
/** What the bare worker has in its code. */
const CONFIG = {
  prompt: { ...prompt, template: TEMPLATE },
  runtime_config: {
    ...runtime_config,
    llm: { provider: 'openai' as const, model: 'gpt-4.1-mini', temperature: 0.2 },
    stt: { provider: 'openai' as const, model: 'whisper-1', language: 'en' },
    tts: { provider: 'openai' as const, model: 'tts-1', voice: 'alloy' },
    turn_handling: turnHandlingSchema.parse({ endpointing: { min_delay_ms: SILENCE_MS, max_delay_ms: SILENCE_MS } }),
    welcome_message: { mode: 'say' as const, text: WELCOME, interruptible: true, delay_ms: 0 },
  },
};
