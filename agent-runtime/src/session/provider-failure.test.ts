import { initializeLogger, type tts, voice } from '@livekit/agents';
import { apologyIn } from '@patchbay/core/conversation-safety';
import { createLogger } from '@patchbay/observability';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { UnnumberedReport } from '../reports/unnumbered-report.ts';
import { type ProviderFailure, providerFailure } from './provider-failure.ts';

const log = createLogger({ level: 'silent' });
beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));

async function start(session: voice.AgentSession, language = 'en') {
  const reports: UnnumberedReport[] = [];
  const ended = Promise.withResolvers<void>();
  let ends = 0;
  const failure: ProviderFailure = providerFailure({
    language,
    onEnd() {
      ends += 1;
      ended.resolve();
    },
    report: (report) => reports.push(report),
    log,
    within_ms: 500,
  });
  failure.watch(session);
  return { failure, reports, ended: ended.promise, ends: () => ends };
}

/** What of a session says something; it finishes when it is told so. */
function speaker() {
  const said: string[] = [];
  let done: () => void = () => undefined;
  const session = {
    on: () => session,
    tts: {} as tts.TTS,
    say(text: string) {
      said.push(text);
      return { addDoneCallback: (callback: () => void) => (done = callback) };
    },
  } as unknown as voice.AgentSession;
  return { session, said, finish: () => done() };
}

describe('a provider that fails for good', () => {
  it('ends the session after an apology in the language of the agent, said once', async () => {
    const { session, said, finish } = speaker();
    const { failure, ends } = await start(session, 'de-AT');
    failure.onExhausted('llm', new Error('all LLMs failed'));
    failure.onExhausted('stt', new Error('all failed'));
    expect(said).toEqual([apologyIn('de')]);
    expect(ends()).toBe(0);
    finish();
    expect(ends()).toBe(1);
  });

  it('ends it in silence where it is the voice, and when the apology takes too long', async () => {
    const voiceless = speaker();
    const first = await start(voiceless.session);
    first.failure.onExhausted('tts', new Error('all TTS failed'));
    expect(voiceless.said).toEqual([]);
    expect(first.ends()).toBe(1);
    const slow = await start(speaker().session);
    slow.failure.onExhausted('llm', new Error('all LLMs failed'));
    await slow.ended;
  });

  it('is taken over from the framework, which would say nothing or close at once', async () => {
    const model = new voice.testing.FakeLLM([]);
    const session = new voice.AgentSession({ llm: model, vad: null });
    const { ended } = await start(session);
    let isClosed = false;
    session.on(voice.AgentSessionEventTypes.Close, () => (isClosed = true));
    await session.start({ agent: new voice.Agent({ instructions: 'Help.' }) });
    onTestFinished(() => session.close());
    model.emit('error', {
      type: 'llm_error',
      timestamp: 0,
      label: 'fake',
      error: new Error('down'),
      recoverable: false,
    } as never);
    await ended;
    expect(isClosed).toBe(false);
  });

  it('is reported each time, without its secrets', async () => {
    const { failure, reports } = await start(speaker().session);
    const name = { kind: 'llm', provider: 'openai', model: 'gpt-4o' } as const;
    failure.onFailure(name, new Error('wrong key sk-abcdefghijklmnopqrstuvwx'));
    expect(reports).toEqual([{ type: 'error', source: 'llm_error', message: 'Error: wrong key sk-[redacted]' }]);
  });

  it('is apologised for in English where no other language is had', () => {
    expect(apologyIn('fi')).toBe(apologyIn('en-GB'));
    expect(apologyIn('fr-CA')).not.toBe(apologyIn('en'));
  });
});
