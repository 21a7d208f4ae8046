import { dispose } from '@livekit/rtc-node';
import type { ResolvedConfig } from '@patchbay/core/config-resolver';
import { waitFor } from '@patchbay/local-stack/participant';
import { idOf } from '@patchbay/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
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

const FRONT = idOf('agent', 1);
const BILLING = idOf('agent', 2);

const handOver = (name: string, agent_id: string): ResolvedConfig['tools'][number] => ({
  tool_id: idOf('tool', 1),
  version: 1,
  name: 'connect_desk',
  description: 'Hands the conversation over to another desk.',
  parameters: {
    type: 'object',
    properties: { destination: { type: 'string', enum: [name] } },
    required: ['destination'],
  },
  handler_ref: 'hand_off',
  config: { destinations: [{ name, agent_id }] },
});

it('hands a caller over to another agent of the room and back, with its own voice and tools', async () => {
  const front = configOf({ tools: [handOver('billing', BILLING)] });
  const { tts } = front.runtime_config;
  const billing = configOf({
    agent: { ...front.agent, agent_id: BILLING, name: 'Billing' },
    tools: [handOver('reception', FRONT)],
    runtime_config: {
      ...front.runtime_config,
      tts: { ...tts, voice: 'rms' } as never,
      welcome_message: { mode: 'say', text: 'This is the billing desk.', interruptible: true, delay_ms: 0 },
    },
  });
  const session = await seedSession(voice.database, { ...front, agents: [billing] });
  await voice.dispatch(session);
  const caller = await voice.call(session);
  await caller.waitForAnswer(({ turn }) => turn === 1, 40_000);
  caller.takeHeard();

  await caller.type('Please connect me to the billing desk.');
  await caller.waitForAnswer(({ text }) => text === 'This is the billing desk.', 30_000);
  expect(caller.takeHeard().audible_ms).toBeGreaterThan(500);

  await caller.type('Connect me to the reception desk.');
  await caller.waitForAnswer(({ turn }) => turn === 3, 30_000);
  await caller.leave();

  const reports = await waitFor(
    'the end',
    () => {
      const all = voice.receiver.reportsOf(session.session_id);
      return all.some(({ type }) => type === 'ended') ? all : undefined;
    },
    40_000,
    () => [voice.receiver.reportsOf(session.session_id), voice.worker.log().slice(-3_000)],
  );
  const told = reports.flatMap((report) => {
    if (report.type === 'agent_handed_off') return [`to ${report.to_agent_id}`];
    return report.type === 'turn' && report.role === 'agent' ? [report.agent_id] : [];
  });
  expect(told).toEqual([FRONT, `to ${BILLING}`, BILLING, `to ${FRONT}`, FRONT]);
}, 180_000);
