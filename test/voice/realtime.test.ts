import { dispose } from '@livekit/rtc-node';
import type { SessionReport } from '@patchbay/core/session-orchestrator';
import { waitFor } from '@patchbay/local-stack/participant';
import { idOf } from '@patchbay/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RealtimeServer, startRealtime } from '../../agent-runtime/src/providers/realtime-server.fixtures.ts';
import { configOf, seedSession } from './support/seed.ts';
import { startVoiceStack, type VoiceStack } from './support/voice-stack.ts';

let realtime: RealtimeServer;
let voice: VoiceStack;

beforeAll(async () => {
  realtime = await startRealtime(({ text, tool_output, instructions }) => {
    if (tool_output !== null) return `The tool says: ${tool_output}`;
    if (instructions.includes('Greet')) return 'Welcome to the clinic.';
    if (/cart/.test(text)) return { tool: 'check_cart', arguments: { cart_id: 'A17' } };
    if (/secret/.test(text)) return 'The code word is heliotrope, keep it.';
    return `You said: ${text}`;
  }, 'when do you open');
  voice = await startVoiceStack({ OPENAI_BASE_URL: `${realtime.http}/v1`, OPENAI_API_KEY: 'key-of-the-platform' });
}, 600_000);

afterAll(async () => {
  await voice?.stop();
  realtime?.close();
  await dispose();
}, 60_000);

function configWith(runtime: object) {
  const { runtime_config_id, version } = configOf().runtime_config;
  return configOf({
    tools: [
      {
        tool_id: idOf('tool', 1),
        version: 1,
        name: 'check_cart',
        description: 'Looks into the cart of the user.',
        parameters: { type: 'object', properties: { cart_id: { type: 'string' } }, required: ['cart_id'] },
        handler_ref: 'client',
        config: {},
      },
    ],
    runtime_config: {
      runtime_config_id,
      version,
      welcome_message: { mode: 'generate', instructions: 'Greet the caller.', interruptible: true, delay_ms: 0 },
      ...runtime,
    } as never,
  });
}

const spoken = { provider: 'openai', model: 'gpt-realtime', output: 'audio', voice: 'cedar' } as const;

async function reported<T extends SessionReport['type']>(sessionId: string, type: T) {
  return waitFor(
    `report ${type}`,
    () =>
      voice.receiver
        .reportsOf(sessionId)
        .find((report): report is Extract<SessionReport, { type: T }> => report.type === type),
    40_000,
    () => [voice.receiver.reportsOf(sessionId), voice.worker.log().slice(-3_000)],
  );
}

describe('a realtime model', { timeout: 120_000 }, () => {
  it('greets, hears by itself, speaks by itself, calls tools, and is reported turn by turn with its usage', async () => {
    const session = await seedSession(
      voice.database,
      configWith({
        realtime: spoken,
        turn_handling: {
          turn_detection: 'realtime_llm',
          endpointing: { mode: 'fixed', min_delay_ms: 700, max_delay_ms: 3_000 },
          interruption: {
            enabled: true,
            mode: 'vad',
            min_duration_ms: 500,
            min_words: 0,
            resume_false_interruption: true,
          },
        },
      }),
    );
    await voice.dispatch(session);
    const caller = await voice.call(session);
    caller.room.localParticipant?.registerRpcMethod('check_cart', async () => '{"total":"42 euros"}');
    await caller.waitForAnswer(({ text }) => text === 'Welcome to the clinic.', 40_000);
    expect(caller.takeHeard().audible_ms).toBeGreaterThan(300);

    await caller.type('Good morning');
    await caller.waitForAnswer(({ text }) => text === 'You said: Good morning', 30_000);
    await caller.type('What is in my cart?');
    await caller.waitForAnswer(({ text }) => text.startsWith('The tool says:') && text.includes('42 euros'), 30_000);
    await caller.speak(await voice.speech('when do you open'));
    await caller.waitForAnswer(({ text }) => text === 'You said: when do you open', 30_000);
    await caller.leave();

    expect(realtime.asked[0]?.headers['authorization']).toBe('Bearer key-of-the-platform');
    expect(realtime.session()).toMatchObject({
      output_modalities: ['audio'],
      instructions: expect.stringContaining('Oak Street'),
      audio: {
        output: { voice: 'cedar' },
        input: {
          turn_detection: { type: 'server_vad', silence_duration_ms: 700 },
          transcription: { language: 'en' },
        },
      },
    });
    await reported(session.session_id, 'ended');
    const reports = voice.receiver.reportsOf(session.session_id);
    const turns = reports.flatMap((report) =>
      report.type === 'turn' ? [[report.role, report.modality, report.text]] : [],
    );
    expect(turns).toEqual([
      ['agent', 'speech', 'Welcome to the clinic.'],
      ['user', 'text', 'Good morning'],
      ['agent', 'speech', 'You said: Good morning'],
      ['user', 'text', 'What is in my cart?'],
      ['agent', 'speech', expect.stringContaining('42 euros')],
      ['user', 'speech', 'when do you open'],
      ['agent', 'speech', 'You said: when do you open'],
    ]);
    expect(await reported(session.session_id, 'tool_call')).toMatchObject({ tool_name: 'check_cart', ok: true });
    const metrics = reports.findLast((report) => report.type === 'metrics');
    expect(metrics).toMatchObject({ metrics: { usage: [{ kind: 'llm', model: 'gpt-realtime' }] } });
    expect(metrics?.type === 'metrics' && metrics.metrics.usage[0]?.output_tokens).toBeGreaterThanOrEqual(28);
  });

  it('that writes is spoken by another voice, and says no phrase that is blocked', async () => {
    const session = await seedSession(
      voice.database,
      configWith({
        realtime: { provider: 'openai', model: 'gpt-realtime', output: 'text' },
        tts: { provider: 'openai', model: 'tts-1', voice: 'alloy' },
        safety: {
          topics: { allow: [], deny: [] },
          blocked_phrases: ['heliotrope'],
          pii_redaction: [],
          refusal_line: 'I cannot say that.',
        },
      }),
    );
    await voice.dispatch(session);
    const caller = await voice.call(session);
    await caller.waitForAnswer(({ text }) => text === 'Welcome to the clinic.', 40_000);
    expect(caller.takeHeard().audible_ms).toBeGreaterThan(300);
    await caller.type('Tell me the secret');
    const answer = await caller.waitForAnswer(({ turn }) => turn === 2, 30_000);
    expect(answer.text).toContain('I cannot say that.');
    expect(JSON.stringify([caller.answers, caller.transcripts])).not.toContain('heliotrope');
    await caller.leave();
    await reported(session.session_id, 'ended');
    expect(JSON.stringify(voice.receiver.reportsOf(session.session_id))).not.toContain('heliotrope');
    expect(realtime.session()).toMatchObject({ output_modalities: ['text'] });
  });
});
