import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { isAppError } from '@patchbay/core/kernel';
import { createRuntimeGenerations } from '@patchbay/core/runtime-generations';
import { type DispatchMetadata, roomNameOf } from '@patchbay/core/session-orchestrator';
import { livekitRooms } from '@patchbay/livekit';
import { startStack } from '@patchbay/local-stack';
import { Caller } from '@patchbay/local-stack/participant';
import { createRuntimeGenerationRepository } from '@patchbay/mongo';
import { openTestDatabase, type TestDatabase, tenantScopeFixture } from '@patchbay/testing';
import { AccessToken, RoomAgentDispatch, RoomServiceClient } from 'livekit-server-sdk';
import { type ReportReceiver, startReportReceiver } from './internal-api.ts';
import type { KnowledgeServers } from './seed-knowledge.ts';
import { createSessionPlane, type SessionPlane } from './session-plane.ts';
import { openWebhookDoor } from './webhook-door.ts';
import { startWorker, type WorkerProcess } from './worker.ts';

const AGENT_RUNTIME = resolve(import.meta.dirname, '../../../agent-runtime');

/** Everything a conversation needs, for real: media server, models, database, the compiled worker. */
export interface VoiceStack {
  readonly database: TestDatabase;
  readonly receiver: ReportReceiver;
  /** What the API makes of what is reported. */
  readonly plane: SessionPlane;
  readonly worker: WorkerProcess;
  readonly rooms: RoomServiceClient;
  readonly knowledge: KnowledgeServers;
  /** One more worker beside the first, with these variables of its own. End it yourself. */
  startWorker(env: Record<string, string>): Promise<WorkerProcess>;
  /** Opens the session's room with its agent, as a session start does. */
  dispatch(dispatch: DispatchMetadata, room?: string): Promise<void>;
  /** Asks for another agent in it, as the watchdog does. */
  dispatchAgain(dispatch: DispatchMetadata): Promise<void>;
  /** A participant in the session's room. */
  call(dispatch: DispatchMetadata, identity?: string, room?: string): Promise<Caller>;
  /** Speech of a text as 16-bit mono PCM at 24 kHz. */
  speech(text: string): Promise<Int16Array>;
  stop(): Promise<void>;
}

/**
 * Builds the worker, starts it and what it needs on free ports. Call it in `beforeAll`.
 *
 * @param options.is_watched has the watchdog look after sessions, told by the media server's webhooks
 */
export async function startVoiceStack(
  workerEnv: Record<string, string> = {},
  options: { readonly is_watched?: boolean } = {},
): Promise<VoiceStack> {
  await promisify(execFile)(process.execPath, [resolve(AGENT_RUNTIME, 'build.ts')]);
  const database = await openTestDatabase();
  const door = await openWebhookDoor();
  const stack = await startStack({
    components: ['livekit-server', 'model-server', 'chroma'],
    ports: 'ephemeral',
    persist: false,
    ...(options.is_watched && { component_options: { 'livekit-server': { webhook_url: door.url } } }),
  });
  const { livekit, openai } = stack.endpoints;
  const media = livekitRooms({ ...livekit, agent_name: 'patchbay-test' });
  const plane = createSessionPlane(database, { ...livekit, rooms: media });
  door.to(plane.watch);
  const key = { key_id: 'k1', secret: randomBytes(32) };
  const receiver = await startReportReceiver(
    key,
    createRuntimeGenerations({
      generations: createRuntimeGenerationRepository(database.database),
      clock: { now: () => new Date() },
    }),
    async (sessionId, { tenant_id, reports, run_id }) => {
      await plane.receive(tenantScopeFixture({ tenant_id }), sessionId, reports, run_id).catch(unlessUnknown);
    },
  );
  const spool = await mkdtemp(join(tmpdir(), 'reports-'));
  const base = {
    LIVEKIT_URL: livekit.url,
    LIVEKIT_API_KEY: livekit.api_key,
    LIVEKIT_API_SECRET: livekit.api_secret,
    AGENT_NAME: 'patchbay-test',
    MONGODB_URI: database.uri,
    MONGODB_DATABASE: database.name,
    OPENAI_BASE_URL: openai.base_url,
    OPENAI_API_KEY: openai.api_key,
    CHROMA_URL: stack.endpoints.chroma_url,
    INTERNAL_API_URL: receiver.url,
    INTERNAL_HMAC_KEYS: JSON.stringify({ [key.key_id]: key.secret.toString('base64') }),
    AGENT_RUNTIME_DRAIN_SECONDS: '2',
    AGENT_RUNTIME_SPOOL_DIR: spool,
    ...workerEnv,
  };
  const start = (env: Record<string, string>) =>
    startWorker(resolve(AGENT_RUNTIME, 'dist/main.js'), { ...base, ...env });
  const worker = await start({});
  const rooms = new RoomServiceClient(livekit.url.replace(/^ws/, 'http'), livekit.api_key, livekit.api_secret);

  return {
    database,
    receiver,
    plane,
    worker,
    startWorker: start,
    rooms,
    knowledge: { database, chroma_url: stack.endpoints.chroma_url, openai },
    async dispatch(dispatch, room = roomNameOf(dispatch.session_id)) {
      const agent = new RoomAgentDispatch({ agentName: 'patchbay-test', metadata: JSON.stringify(dispatch) });
      const { tenant_id, session_id } = dispatch;
      await rooms.createRoom({ name: room, agents: [agent], metadata: JSON.stringify({ tenant_id, session_id }) });
    },
    async dispatchAgain(dispatch) {
      await media.dispatchAgain(roomNameOf(dispatch.session_id), dispatch);
    },
    async call(dispatch, identity = 'caller', room = roomNameOf(dispatch.session_id)) {
      const token = new AccessToken(livekit.api_key, livekit.api_secret, { identity });
      token.addGrant({ roomJoin: true, room });
      const caller = new Caller();
      await caller.join(livekit.url, await token.toJwt());
      return caller;
    },
    async speech(text) {
      const response = await fetch(`${openai.base_url}/audio/speech`, {
        method: 'POST',
        headers: { authorization: `Bearer ${openai.api_key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ model: 'flite-2', voice: 'slt', input: text, response_format: 'pcm' }),
      });
      if (!response.ok) throw new Error(`no speech: ${response.status} ${await response.text()}`);
      return new Int16Array(await response.arrayBuffer());
    },
    async stop() {
      await worker.stop();
      plane.stop();
      await receiver.close();
      await stack.stop();
      await door.close();
      await rm(spool, { recursive: true, force: true });
    },
  };
}

/** Of a session that is another tenant's nothing is stored. */
function unlessUnknown(error: unknown): void {
  if (!isAppError(error) || error.status !== 404) throw error;
}
