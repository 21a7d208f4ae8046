import { deterministicIds, fixedClock, idOf, tenantScopeFixture } from '@patchbay/testing';
import { describe, expect, it } from 'vitest';
import type { SessionConfigResolver } from '../config-resolver/index.ts';
import { AppError, digestOf, isAppError, type UnitOfWork } from '../kernel/index.ts';
import { promptVariableSchema, type VariableValues } from '../prompt-registry/index.ts';
import { createSessionSchema } from './session.ts';
import { createSessionLifecycle } from './session-lifecycle.ts';
import type { SessionRepository, StoredSession } from './session-repository.ts';
import { createStartSession, type StartSessionDeps } from './start-session.ts';

const scope = tenantScopeFixture();
const request = createSessionSchema.parse({ agent_id: idOf('agent', 1), user: { external_id: 'ada' } });
const resolution: Awaited<ReturnType<SessionConfigResolver['resolveForSession']>> = {
  agent_id: request.agent_id,
  environment: 'production',
  binding_id: idOf('binding', 1),
  binding_number: 1,
  digest: `sha256:${'1'.repeat(64)}`,
  resolved_versions: {
    agent_version: 1,
    prompt_id: idOf('prompt', 1),
    prompt_version: 1,
    tool_versions: [],
    runtime_config_id: idOf('runtime_config', 1),
    runtime_config_version: 1,
    knowledge: [],
  },
  variables: [],
  max_duration_seconds: null,
  runtime_config: {
    llm: { provider: 'openai', model: 'gpt-4o-mini' },
    stt: { provider: 'openai', model: 'whisper-1' },
    tts: { provider: 'openai', model: 'tts-1', voice: 'alloy' },
  },
  other_runtime_configs: [],
  default_variables: {},
  agent_time_zone: null,
};

/** A start whose every call outside is noted when it begins and when it is done; each can be told to wait or to fail. */
function startWith(
  outside: Partial<Record<'write' | 'alarm' | 'room' | 'sign', () => Promise<void>>> = {},
  use = { allowed: 1, used: 0, time_zone: 'Europe/Berlin' },
  resolved = resolution,
  variables: VariableValues = {},
) {
  const events: string[] = [];
  const call = async (name: keyof typeof outside) => {
    events.push(name);
    await outside[name]?.();
    events.push(`${name} done`);
  };
  let stored: StoredSession | null = null;
  const sessions = {
    openSlots: async () => [],
    insert: async (_scope, _work, session) => {
      await call('write');
      stored = session;
    },
    transition: async (_scope, _work, _id, from, change) => {
      if (stored === null || !from.includes(stored.status)) return null;
      stored = { ...stored, ...change };
      return stored;
    },
    get: async () => stored,
  } satisfies Partial<SessionRepository>;
  const unitOfWork: UnitOfWork = {
    run: async (_scope, body) => body({ record: () => undefined, announce: () => undefined }),
  };
  const clock = fixedClock();
  const deps = {
    quota: { use: async () => use },
    resolver: { resolve: () => Promise.reject(new Error('not asked')), resolveForSession: async () => resolved },
    users: { known: async () => null, upsert: async () => ({ id: idOf('user', 1) }) },
    sessions,
    lifecycle: createSessionLifecycle({
      sessions: sessions as unknown as SessionRepository,
      unitOfWork,
      clock,
      endings: { ended: async () => undefined },
    }),
    rooms: { url: 'ws://rooms', openWithAgent: () => call('room'), participantToken: async () => 'participant' },
    alarms: { schedule: () => call('alarm') },
    tokens: { issue: async () => call('sign').then(() => ({ token: 'session', expires_at: clock.now() })) },
    unitOfWork,
    clock,
    ids: deterministicIds(),
    join_deadline_seconds: 30,
  };
  const { start } = createStartSession(deps as unknown as StartSessionDeps);
  return { start: () => start(scope, { ...request, variables }), events, stored: () => stored };
}

const refusal = () => Promise.reject(new AppError('upstream_failed'));

describe('starting a session', () => {
  it('writes it and sets its alarm side by side, and asks the media server for nothing before both are done', async () => {
    for (const late of ['write', 'alarm'] as const) {
      const gate = Promise.withResolvers<void>();
      const { start, events } = startWith({ [late]: () => gate.promise });
      const started = start();
      await new Promise((resolve) => setImmediate(resolve));
      const early = late === 'write' ? 'alarm' : 'write';
      expect(events.toSorted()).toEqual(['alarm', 'write', `${early} done`].toSorted());
      gate.resolve();
      await started;
      expect(events.indexOf('room')).toBeGreaterThan(events.indexOf(`${late} done`));
    }
  });

  it('makes the tokens while the room opens', async () => {
    const gate = Promise.withResolvers<void>();
    const { start, events } = startWith({ room: () => gate.promise });
    const started = start();
    await new Promise((resolve) => setImmediate(resolve));
    expect(events).toContain('sign done');
    expect(events).not.toContain('room done');
    gate.resolve();
    expect(await started).toMatchObject({ status: 'dispatching', livekit: { participant_token: 'participant' } });
  });

  it('pins the binding by id, number and digest, and has a digest of its own over binding and variables', async () => {
    const { start, stored } = startWith();
    const { binding_id, binding_number, digest: binding_digest } = resolution;
    const digest = digestOf({ binding_digest, variables: request.variables });
    expect(await start()).toMatchObject({ binding_id, binding_number, binding_digest, digest });
    expect(stored()).toMatchObject({ binding_id, binding_number, binding_digest, digest });
    expect(digest).not.toBe(digestOf({ binding_digest, variables: { name: 'Ada' } }));
  });

  it('opens no room for a session that was not written, or that nothing would look after', async () => {
    for (const broken of ['write', 'alarm']) {
      const { start, events } = startWith({ [broken]: refusal });
      await expect(start()).rejects.toThrow(AppError);
      expect(events).not.toContain('room');
    }
  });

  it('does nothing at all for a tenant that has as many sessions as it may', async () => {
    const { start, events } = startWith({}, { allowed: 2, used: 2, time_zone: 'UTC' });
    await expect(start()).rejects.toMatchObject({
      code: 'limit_exceeded',
      details: { limit: 'max_concurrent_sessions', allowed: 2, used: 2 },
    });
    expect(events).toEqual([]);
  });

  it('does nothing for a config that the runtime would have to ignore in part, and names the part', async () => {
    const runtime_config = { ...resolution.runtime_config, recording: { enabled: true, kind: 'audio' as const } };
    const { start, events } = startWith({}, undefined, { ...resolution, runtime_config });
    await expect(start()).rejects.toMatchObject({
      code: 'runtime_feature_unavailable',
      param: 'runtime_config.recording.enabled',
    });
    expect(events).toEqual([]);
  });

  it('looks at the configs of all agents that it may be handed over to, and names the one', async () => {
    const own = resolution.runtime_config;
    const odd = { ...own, background_audio: { ambient: { source: 'file' as const, file_id: 'f', volume: 1 } } };
    const other_runtime_configs = [own, odd as unknown as typeof own];
    const { start, events } = startWith({}, undefined, { ...resolution, other_runtime_configs });
    await expect(start()).rejects.toMatchObject({
      code: 'runtime_feature_unavailable',
      param: 'agents.1.runtime_config.background_audio.ambient.source',
    });
    expect(events).toEqual([]);
  });

  it("runs with the agent's values where the session gives none, in the agent's own time zone", async () => {
    const variables = ['company', 'caller_name'].map((name) => promptVariableSchema.parse({ name, type: 'string' }));
    const default_variables = { company: 'Harbour Clinic', caller_name: 'you', unheard_of: 'x' };
    const agent = { ...resolution, variables, default_variables, agent_time_zone: 'Asia/Tokyo' };
    const { start, stored } = startWith({}, undefined, agent, { caller_name: 'Ada' });
    await start();
    expect(stored()).toMatchObject({ time_zone: 'Asia/Tokyo' });
    expect(stored()?.variables).toEqual({ company: 'Harbour Clinic', caller_name: 'Ada' });
    expect(stored()?.digest).toBe(
      digestOf({ binding_digest: resolution.digest, variables: stored()?.variables ?? {} }),
    );
  });

  it('does nothing for variables that do not fit, and names the variable by its path and what it expects', async () => {
    const variables = [promptVariableSchema.parse({ name: 'age', type: 'integer', minimum: 18 })];
    for (const [given, message] of [
      [{ age: 17 }, 'variables.age must be at least 18.'],
      [{}, 'variables.age is required.'],
    ] as const) {
      const { start, events, stored } = startWith({}, undefined, { ...resolution, variables }, given);
      await expect(start()).rejects.toMatchObject({ code: 'unprocessable', param: 'variables.age', message });
      expect([events, stored()]).toEqual([[], null]);
    }
  });

  it('fails the session when its room is refused, and says so, even where its tokens could not be made either', async () => {
    const { start, stored } = startWith({ room: refusal, sign: () => Promise.reject(new Error('no key')) });
    const error: unknown = await start().catch((reason: unknown) => reason);
    expect(isAppError(error, 'upstream_failed')).toBe(true);
    expect(stored()).toMatchObject({ status: 'failed', end_reason: 'dispatch_failed' });
  });
});
