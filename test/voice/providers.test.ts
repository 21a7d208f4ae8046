import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { dispose } from '@livekit/rtc-node';
import type { SessionReport } from '@patchbay/core/session-orchestrator';
import { type Caller, waitFor } from '@patchbay/local-stack/participant';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { configOf, seedSession } from './support/seed.ts';
import { startVoiceStack, type VoiceStack } from './support/voice-stack.ts';

let voice: VoiceStack;
/** Takes connections, and never says a word. */
let silent: Server;
const connections: Socket[] = [];

beforeAll(async () => {
  silent = createServer((socket) => {
    connections.push(socket.on('error', () => undefined));
  });
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  voice = await startVoiceStack({ OUTGOING_LOCAL_HOSTS: `127.0.0.1:${(silent.address() as AddressInfo).port}` });
}, 600_000);

afterAll(async () => {
  await voice?.stop();
  for (const socket of connections) socket.destroy();
  silent?.close();
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

const GREETING = {
  welcome_message: { mode: 'generate', instructions: 'Greet the caller.', interruptible: false, delay_ms: 0 },
} as const;

/** A server that takes what is sent to it and does not answer. */
const hanging = () =>
  ({
    provider: 'openai_compatible',
    base_url: `https://127.0.0.1:${(silent.address() as AddressInfo).port}/v1`,
    model: 'ours-1',
  }) as const;

/** A server that a tenant named and that is inside: nothing is sent to it. */
const inside = { provider: 'openai_compatible', base_url: 'https://127.0.0.1:9/v1', model: 'ours-1' } as const;

/** Waits until the caller has heard half a second of it: an answer is told of before its last word has sounded. */
async function speech(caller: Caller): Promise<void> {
  let audible = 0;
  const look = () => {
    audible += caller.takeHeard().audible_ms;
    return audible > 500 ? true : undefined;
  };
  await waitFor('speech', look, 40_000, () => [audible, voice.worker.log().slice(-3_000)]);
}

function configWith(change: object) {
  const { runtime_config } = configOf();
  return configOf({ runtime_config: { ...runtime_config, ...change } });
}

describe('providers of a conversation', { timeout: 180_000 }, () => {
  it('stand in for one that fails, which is reported once', async () => {
    const { llm, tts } = configOf().runtime_config;
    const content = {
      llm: { ...inside, fallbacks: [llm] },
      tts: { ...inside, voice: 'any', fallbacks: [tts] },
      ...GREETING,
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
    const content = { llm: inside, ...GREETING };
    const session = await seedSession(voice.database, configWith(content));
    await voice.dispatch(session);
    const caller = await voice.call(session);
    const apology = await caller.waitForAnswer(({ text }) => /sorry/i.test(text), 30_000);
    expect(apology.turn).toBe(1);
    await speech(caller);
    expect(await reported(session.session_id, 'ended')).toMatchObject({ reason: 'provider_error' });
  });

  it('stand in for one that hangs, and go on for the rest of the conversation', async () => {
    const { llm, tts } = configOf().runtime_config;
    const content = {
      llm: { ...hanging(), fallbacks: [llm] },
      tts: { ...hanging(), voice: 'any', fallbacks: [tts] },
      ...GREETING,
    };
    const session = await seedSession(voice.database, configWith(content));
    await voice.dispatch(session);
    const caller = await voice.call(session);
    expect((await caller.waitForAnswer(({ turn }) => turn === 1, 90_000)).text).not.toBe('');
    await speech(caller);
    const messages = reportsOf(session.session_id, 'error').map((report) => JSON.stringify(report));
    expect(messages).toHaveLength(2);
    for (const message of messages) expect(message).toMatch(/openai_compatible did not answer within \d+ ms/);
    await caller.type('Good morning');
    expect((await caller.waitForAnswer(({ turn }) => turn === 2, 90_000)).text).not.toBe('');
    await speech(caller);
    await caller.leave();
    expect(await reported(session.session_id, 'ended')).toMatchObject({ reason: 'participant_left' });
  });

  it('that all hang end it with an apology', async () => {
    const session = await seedSession(voice.database, configWith({ llm: hanging(), ...GREETING }));
    await voice.dispatch(session);
    const caller = await voice.call(session);
    expect((await caller.waitForAnswer(({ turn }) => turn === 1, 90_000)).text).toMatch(/sorry/i);
    await speech(caller);
    expect(await reported(session.session_id, 'ended')).toMatchObject({ reason: 'provider_error' });
    expect(connections.length).toBeGreaterThan(0);
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
