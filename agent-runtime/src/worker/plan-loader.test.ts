import { type ResolvedConfig, resolvedConfigSchema } from '@patchbay/core/config-resolver';
import { digestOf, type JsonValue } from '@patchbay/core/kernel';
import type { ConversationSource, StoredConversation } from '@patchbay/core/session-orchestrator';
import { idOf } from '@patchbay/testing';
import { describe, expect, it } from 'vitest';
import { createPlanLoader } from './plan-loader.ts';

const config = resolvedConfigSchema.parse({
  agent: { agent_id: idOf('agent', 1), version: 1, name: 'Reception', language: 'en' },
  prompt: { prompt_id: idOf('prompt', 1), version: 1, template: 'Hello', variables: [] },
  tools: [],
  runtime_config: {
    runtime_config_id: idOf('runtime_config', 1),
    version: 1,
    llm: { provider: 'openai', model: 'm' },
    stt: { provider: 'openai', model: 'm' },
    tts: { provider: 'openai', model: 'm', voice: 'v' },
  },
  knowledge: [],
});
const digest = digestOf(config as unknown as JsonValue);
const dispatch = { session_id: idOf('session', 1), tenant_id: idOf('tenant', 1), digest };

const reached = { channel: 'web', caller: null, time_zone: 'Europe/Berlin' } as const;

function sourceOf(change: Partial<StoredConversation> | null) {
  const asked: boolean[] = [];
  const stored = {
    status: 'dispatching',
    digest,
    variables: {},
    ...reached,
    reports_seq: 4,
    turns: [],
    config,
  } as const;
  const source: ConversationSource = {
    async find(_dispatch, { with_config }) {
      asked.push(with_config);
      if (change === null) return null;
      return { ...stored, ...change, ...(with_config ? {} : { config: null }) };
    },
  };
  return { source, asked };
}

async function planFor(change: Partial<StoredConversation> | null, asked = dispatch) {
  return createPlanLoader(sourceOf(change).source)(asked);
}

describe('loading a conversation', () => {
  it('takes config, variables and the reports so far from one round trip', async () => {
    const { source, asked } = sourceOf({ variables: { name: 'Ada', visits: 3 } });
    const plan = await createPlanLoader(source)(dispatch);
    expect(plan).toEqual({
      outcome: 'ready',
      config,
      variables: { name: 'Ada', visits: 3 },
      ...reached,
      turns: [],
      reports_seq: 4,
    });
    expect(asked).toEqual([true]);
  });

  it('reads a config once for all sessions that pin it, and once more for another tenant', async () => {
    const { source, asked } = sourceOf({});
    const load = createPlanLoader(source);
    await load(dispatch);
    const again = await load({ ...dispatch, session_id: idOf('session', 2) });
    expect(again).toMatchObject({ outcome: 'ready', config });
    await load({ ...dispatch, tenant_id: idOf('tenant', 2) });
    expect(asked).toEqual([true, false, true]);
  });

  it('remembers the latest turns, as many as a model is to read again', async () => {
    const turns = ['first', 'x'.repeat(30_000), 'y'.repeat(9_995), 'last'].map(
      (text) => ({ role: 'user', text }) as const,
    );
    expect(await planFor({ turns })).toMatchObject({ turns: turns.slice(1) });
    expect(await planFor({ turns: [...turns, { role: 'agent', text: 'z'.repeat(39_999) }] })).toMatchObject({
      turns: [{ role: 'agent' }],
    });
  });

  it.each([
    ['a session that the tenant does not have', null, 'unknown_session'],
    ['a session that is over', { status: 'ended' }, 'session_over'],
    ['a session that has failed', { status: 'failed' }, 'session_over'],
    ['a dispatch with another digest than the session pins', { digest: `sha256:${'1'.repeat(64)}` }, 'digest_mismatch'],
    ['a config that is not stored', { config: null }, 'unknown_config'],
    ['a config that was changed', { config: { ...config, knowledge: [{}] } }, 'digest_mismatch'],
  ] as const)('refuses %s', async (_what, change, refusal) => {
    expect(await planFor(change)).toMatchObject({ outcome: 'refused', refusal });
  });

  it('refuses a config of a shape that this build does not know', async () => {
    const newer = { ...config, voice_clone: {} } as unknown as ResolvedConfig;
    const itsDigest = digestOf(newer as unknown as JsonValue);
    const plan = await planFor({ config: newer, digest: itsDigest }, { ...dispatch, digest: itsDigest });
    expect(plan).toEqual({ outcome: 'refused', refusal: 'invalid_config', reports_seq: 4 });
  });

  it('lets a database that does not answer be a failure, not a refusal', async () => {
    const source: ConversationSource = { find: () => Promise.reject(new Error('no primary')) };
    await expect(createPlanLoader(source)(dispatch)).rejects.toThrow('no primary');
  });
});
