import { dispose } from '@livekit/rtc-node';
import type { SessionReport } from '@patchbay/core/session-orchestrator';
import { waitFor } from '@patchbay/local-stack/participant';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configOf, seedSession } from './support/seed.ts';
import { startVoiceStack, type VoiceStack } from './support/voice-stack.ts';

let voice: VoiceStack;

beforeAll(async () => {
  voice = await startVoiceStack();
}, 600_000);

afterAll(async () => {
  await voice?.stop();
  await dispose();
}, 60_000);

const reportsOf = (sessionId: string, type: SessionReport['type']) =>
  voice.receiver.reportsOf(sessionId).filter((report) => report.type === type);
const reported = (sessionId: string, type: SessionReport['type'], count = 1) =>
  waitFor(
    `${count} reports ${type}`,
    () => reportsOf(sessionId, type)[count - 1],
    40_000,
    () => [voice.receiver.reportsOf(sessionId), voice.worker.log().slice(-3_000)],
  );

/** A server that a tenant named and that is inside: nothing is sent to it. */
const inside = { provider: 'openai_compatible', base_url: 'https://127.0.0.1:9/v1', model: 'ours-1' } as const;

function configWith(change: object) {
  const { runtime_config } = configOf();
  return configOf({ runtime_config: { ...runtime_config, ...change } });
}

describe('providers of a conversation', { timeout: 120_000 }, () => {
  it('stand in for one that fails, which is reported once', async () => {
    const { llm, tts } = configOf().runtime_config;
    const content = {
      llm: { ...inside, fallbacks: [llm] },
      tts: { ...inside, voice: 'any', fallbacks: [tts] },
      welcome_message: { mode: 'generate', instructions: 'Greet the caller.', interruptible: false, delay_ms: 0 },
    };
    const session = await seedSession(voice.database, configWith(content));
    await voice.dispatch(session);
    const caller = await voice.call(session);
    const welcome = await caller.waitForAnswer(({ turn }) => turn === 1, 30_000);
    expect(welcome.text.length).toBeGreaterThan(0);
    await reported(session.session_id, 'error', 2);
    const messages = reportsOf(session.session_id, 'error').map((report) => JSON.stringify(report));
    expect(messages).toHaveLength(2);
    for (const message of messages) expect(message).toContain('openai_compatible');
    await caller.leave();
  });

  it('that all fail end it with an apology', async () => {
    const content = {
      llm: inside,
      welcome_message: { mode: 'generate', instructions: 'Greet the caller.', interruptible: false, delay_ms: 0 },
    };
    const session = await seedSession(voice.database, configWith(content));
    await voice.dispatch(session);
    const caller = await voice.call(session);
    const apology = await caller.waitForAnswer(({ text }) => /sorry/i.test(text), 30_000);
    expect(apology.turn).toBe(1);
    expect(caller.takeHeard().audible_ms).toBeGreaterThan(500);
    expect(await reported(session.session_id, 'ended')).toMatchObject({ reason: 'provider_error' });
  });

  it('without an account are told of in words, and nobody speaks', async () => {
    const content = { tts: { provider: 'cartesia', model: 'sonic-3', voice: 'any' } };
    const session = await seedSession(voice.database, configWith(content));
    await voice.dispatch(session);
    expect(await reported(session.session_id, 'ended')).toMatchObject({ reason: 'configuration_error' });
    expect(await reported(session.session_id, 'error')).toMatchObject({
      source: 'configuration',
      message: expect.stringContaining('cartesia'),
    });
  });
});
