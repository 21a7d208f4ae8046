import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dispose } from '@livekit/rtc-node';
import type { ResolvedConfig } from '@patchbay/core/config-resolver';
import type { SessionReport } from '@patchbay/core/session-orchestrator';
import { waitFor } from '@patchbay/local-stack/participant';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { configOf, seedSession } from './support/seed.ts';
import { startVoiceStack, type VoiceStack } from './support/voice-stack.ts';

let voice: VoiceStack;
let spool: string;

beforeAll(async () => {
  spool = await mkdtemp(join(tmpdir(), 'reports-'));
  voice = await startVoiceStack({ AGENT_RUNTIME_SPOOL_DIR: spool });
}, 600_000);

afterAll(async () => {
  await voice?.stop();
  await dispose();
  await rm(spool, { recursive: true, force: true });
}, 60_000);

type RuntimeConfig = ResolvedConfig['runtime_config'];

/** A session whose config differs in this, with its agent in the room. */
async function dispatched(change: Partial<RuntimeConfig>) {
  const session = await seedSession(
    voice.database,
    configOf({ runtime_config: { ...configOf().runtime_config, ...change } }),
  );
  await voice.dispatch(session);
  return session;
}

const reportsOf = (sessionId: string) => voice.receiver.reportsOf(sessionId);

async function reported(sessionId: string, type: SessionReport['type']): Promise<SessionReport> {
  const look = () => reportsOf(sessionId).find((report) => report.type === type);
  return await waitFor(`report ${type}`, look, 60_000, () => [reportsOf(sessionId), voice.worker.log().slice(-3_000)]);
}

const SAFETY = { topics: { allow: [], deny: [] }, blocked_phrases: [], pii_redaction: [] };

describe('a conversation with rules', { timeout: 180_000 }, () => {
  it('never says a blocked phrase, keeps no personal data, and tells its figures', async () => {
    const session = await dispatched({
      welcome_message: {
        mode: 'say',
        text: 'Hello, we sell Acme Gold and more.',
        interruptible: true,
        delay_ms: 0,
      },
      safety: {
        ...SAFETY,
        blocked_phrases: ['acme gold'],
        pii_redaction: ['email_address', 'phone_number'],
        refusal_line: 'nothing to speak of.',
      },
    });
    const caller = await voice.call(session);
    const welcome = await caller.waitForAnswer(({ turn }) => turn === 1, 60_000);
    expect(welcome.text).toBe('Hello, we sell nothing to speak of.');
    expect(caller.takeHeard().audible_ms).toBeGreaterThan(500);
    await caller.type('Write to canary.person@example.com or call +44 20 7946 0958');
    await caller.waitForAnswer(({ turn }) => turn === 2, 60_000);
    await caller.leave();
    await reported(session.session_id, 'ended');
    const kept = JSON.stringify(reportsOf(session.session_id));
    expect(kept).toContain('Write to [email_address] or call [phone_number]');
    for (const canary of ['canary.person', '7946', 'Acme']) {
      expect(kept).not.toContain(canary);
      expect(voice.worker.log()).not.toContain(canary);
    }
    const metrics = await reported(session.session_id, 'metrics');
    if (metrics.type !== 'metrics') throw new Error('no figures');
    expect(metrics.metrics).toMatchObject({ user_turns: 1, agent_turns: 2, interruptions: 0 });
    expect(metrics.metrics.time_to_first_audio_ms).toBeGreaterThan(0);
    expect(metrics.metrics.latency.tts_first_byte?.count).toBe(2);
    expect(metrics.metrics.usage.find(({ kind }) => kind === 'tts')?.characters).toBeGreaterThan(20);
  });

  it('is heard in silence where it has a background, and nowhere else', async () => {
    const { welcome_message: _said, ...silent } = configOf().runtime_config;
    const ambient = { source: 'built_in', clip: 'hold_music', volume: 1 } as const;
    const [quiet, loud] = await Promise.all(
      [{}, { background_audio: { ambient } }].map(async (change) => {
        const session = await seedSession(voice.database, configOf({ runtime_config: { ...silent, ...change } }));
        await voice.dispatch(session);
        await reported(session.session_id, 'agent_joined');
        return { session, caller: await voice.call(session) };
      }),
    );
    if (quiet === undefined || loud === undefined) throw new Error('no sessions');
    let audible = 0;
    await waitFor(
      'sound in the background',
      () => {
        audible += loud.caller.takeHeard().audible_ms;
        return audible > 1_000 ? true : undefined;
      },
      40_000,
    );
    expect(quiet.caller.takeHeard().audible_ms).toBe(0);
    for (const { session, caller } of [quiet, loud]) {
      expect(reportsOf(session.session_id).map(({ type }) => type)).toEqual(['agent_joined']);
      await caller.leave();
    }
  });

  it('takes no more of what somebody types than it may, and goes on', async () => {
    const session = await dispatched({});
    const caller = await voice.call(session);
    await caller.waitForAnswer(({ turn }) => turn === 1, 60_000);
    await caller.type('flood '.repeat(200_000));
    await caller.waitForAnswer(({ turn }) => turn === 2, 60_000);
    await caller.type('Good morning');
    await caller.waitForAnswer(({ turn }) => turn === 3, 60_000);
    await caller.leave();
    await reported(session.session_id, 'ended');
    const typed = reportsOf(session.session_id).filter((report) => report.type === 'turn' && report.role === 'user');
    expect(typed).toMatchObject([{ text: expect.stringMatching(/^[flod ]{7900,8000}$/) }, { text: 'Good morning' }]);
  });

  it('ends with an apology and its reason when its model fails for good', async () => {
    const session = await dispatched({ llm: { provider: 'openai', model: 'no-such-model' } });
    const caller = await voice.call(session);
    await caller.waitForAnswer(({ turn }) => turn === 1, 60_000);
    await caller.type('Good morning');
    const apology = await caller.waitForAnswer(({ turn }) => turn === 2, 90_000);
    expect(apology.text).toMatch(/^I am sorry/);
    expect(await reported(session.session_id, 'ended')).toMatchObject({ reason: 'provider_error' });
    expect(await reported(session.session_id, 'error')).toMatchObject({ source: expect.stringMatching(/llm/) });
  });

  it('loses no report when its process is killed while the API is away', async () => {
    voice.receiver.setAway(true);
    onTestFinished(() => voice.receiver.setAway(false));
    const session = await dispatched({});
    const caller = await voice.call(session);
    await caller.waitForAnswer(({ turn }) => turn === 1, 60_000);
    const file = await waitFor(
      'a file',
      async () => (await readdir(spool)).find((name) => name.startsWith(session.session_id)),
      10_000,
    );
    process.kill(Number(file.split('.')[1]), 'SIGKILL');
    // The worker has found it, and nobody takes it.
    const isTried = (line: string) => line.includes(file) && line.includes('could not be sent; trying again');
    await waitFor('a try', () => (voice.worker.log().split('\n').some(isTried) ? true : undefined), 20_000);
    voice.receiver.setAway(false);
    const turn = await reported(session.session_id, 'turn');
    expect(turn).toMatchObject({ seq: 2, role: 'agent', text: 'Hello, this is the reception.' });
    await waitFor('no file', async () => ((await readdir(spool)).includes(file) ? undefined : true), 20_000);
    await caller.leave();
  });
});
