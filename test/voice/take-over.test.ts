import { setTimeout as sleep } from 'node:timers/promises';
import { dispose } from '@livekit/rtc-node';
import { type DispatchMetadata, roomNameOf } from '@patchbay/core/session-orchestrator';
import { type Caller, waitFor } from '@patchbay/local-stack/participant';

import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { seedSession } from './support/seed.ts';
import { startVoiceStack, type VoiceStack } from './support/voice-stack.ts';
import type { WorkerProcess } from './support/worker.ts';

/**
 * A fifth of what it is on Fargate: SIGKILL comes 24 s after SIGTERM instead of 120 s, and the conversation lasts a
 * minute instead of five. Drain and shutdown share the 24 s.
 */
const KILL_AFTER_MS = 24_000;
const CONVERSATION_MS = 60_000;
const CLOCKS = {
  AGENT_RUNTIME_DRAIN_SECONDS: '12',
  AGENT_RUNTIME_SHUTDOWN_SECONDS: '12',
  AGENT_RUNTIME_WATCH_SECONDS: '1',
  AGENT_RUNTIME_GENERATION: '1',
};
/** `ParticipantInfo.Kind` of LiveKit's protocol: the server SDK does not export it. */
const KIND_AGENT = 4;
const WELCOME = 'Hello, this is the reception.';
const RESUMPTION = /^Sorry for the short interruption/;

let voice: VoiceStack;

beforeAll(async () => {
  voice = await startVoiceStack(CLOCKS, { is_watched: true });
}, 600_000);

afterAll(async () => {
  await voice?.stop();
  await dispose();
}, 60_000);

/** A conversation that is under way, in a room that has the session's name or another one. */
async function conversation(room_name?: string) {
  const session = await seedSession(voice.database, undefined, room_name === undefined ? {} : { room_name });
  const room = room_name ?? roomNameOf(session.session_id);
  await voice.dispatch(session, room);
  const caller = await voice.call(session, 'caller', room);
  await nextAnswer(session, caller, 0);
  /** Types, and waits for the answer to it. */
  const ask = async (text: string) => {
    const known = caller.answers.length;
    await caller.type(text);
    return await nextAnswer(session, caller, known);
  };
  return { session, room, caller, ask };
}
type Conversation = Awaited<ReturnType<typeof conversation>>;

const nextAnswer = (session: DispatchMetadata, { answers }: Caller, known: number) =>
  waitFor(
    'answer',
    () => answers[known],
    60_000,
    () => [answers, voice.receiver.reportsOf(session.session_id), voice.worker.log().slice(-3_000)],
  );

/** Agents that are in the room, as the media server knows it. */
async function agentsIn(room: string): Promise<number> {
  const all = await voice.rooms.listParticipants(room).catch(() => []);
  return all.filter(({ kind }) => Number(kind) === KIND_AGENT).length;
}

/** The process of a worker that holds a session, as its log names it. */
function processOf(worker: WorkerProcess, { session_id }: DispatchMetadata): number {
  const isOf = (line: string) => line.includes(session_id) && line.includes('"the agent listens"');
  const line = worker.log().split('\n').findLast(isOf);
  return line === undefined ? 0 : (JSON.parse(line) as { pid: number }).pid;
}

/** What a worker says of agents of a session whose process it found gone. */
const takenOut = (worker: WorkerProcess, { session_id }: DispatchMetadata) =>
  worker
    .log()
    .split('\n')
    .filter((line) => line.includes(session_id) && line.includes('was taken out of its room'));

/** Waits until the API knows that it is over. */
const overNow = (session: DispatchMetadata) =>
  waitFor(
    'end',
    async () => {
      const found = await voice.plane.session(session);
      return found.end_reason === null ? undefined : found;
    },
    60_000,
    () => voice.receiver.reportsOf(session.session_id),
  );

async function said(session: DispatchMetadata): Promise<string[]> {
  const { turns } = await voice.plane.transcript(session);
  return turns.map(({ role, text }) => (role === 'user' || text === WELCOME || RESUMPTION.test(text) ? text : role));
}

/** Leaves, and looks at what is left: one end, everything that was said in its order, and nobody in the room. */
async function leaveAndCheck({ session, caller, room }: Conversation, expected: readonly unknown[]): Promise<void> {
  await caller.leave();
  expect(await overNow(session)).toMatchObject({ status: 'ended', end_reason: 'participant_left' });
  await waitFor(
    'whole transcript',
    async () => ((await said(session)).length >= expected.length ? true : undefined),
    20_000,
  );
  expect(await said(session)).toEqual(expected);
  const audited = await voice.plane.audited(session);
  expect(audited.filter((action) => action === 'session.ended')).toHaveLength(1);
  expect(audited).not.toContain('session.failed');
  await waitFor('room to close', async () => ((await agentsIn(room)) === 0 ? true : undefined), 20_000);
}

/** Kills the process of a conversation, which goes on as if it had not happened, but for one sentence. */
async function survivesKill(room_name: string | undefined): Promise<void> {
  const talk = await conversation(room_name);
  await talk.ask('My name is Ada Lovelace');
  const first = processOf(voice.worker, talk.session);
  const known = talk.caller.answers.length;
  talk.caller.takeHeard();
  process.kill(first, 'SIGKILL');

  // Its worker takes the agent that is gone out of the room, the media server tells of it, and the watchdog asks for another.
  expect((await nextAnswer(talk.session, talk.caller, known)).text).toMatch(RESUMPTION);
  expect(talk.caller.takeHeard().audible_ms).toBeGreaterThan(500);
  expect(processOf(voice.worker, talk.session)).not.toBe(first);
  expect(takenOut(voice.worker, talk.session)).toHaveLength(1);
  expect(await agentsIn(talk.room)).toBe(1);
  expect((await talk.ask('Are you still there?')).text).not.toBe('');
  expect(talk.caller.takeHeard().audible_ms).toBeGreaterThan(500);
  expect(await voice.plane.session(talk.session)).toMatchObject({ status: 'active', end_reason: null });
  expect(await agentsIn(talk.room)).toBe(1);

  await leaveAndCheck(talk, [
    WELCOME,
    'My name is Ada Lovelace',
    'agent',
    expect.stringMatching(RESUMPTION),
    'Are you still there?',
    'agent',
  ]);
  const audited = await voice.plane.audited(talk.session);
  expect(audited.filter((action) => action === 'session.redispatched')).toHaveLength(1);
}

/** Waits until a worker leaves new sessions to one of a later generation, or has ended because of it. */
const isOutdated = async ({ health_url }: WorkerProcess) => {
  const response = await fetch(health_url).catch(() => undefined);
  const { status } = ((await response?.json()) as { status?: string } | undefined) ?? {};
  return response === undefined || status === 'outdated' ? true : undefined;
};

describe('a conversation goes on, in the same room, with the same caller', { timeout: 240_000 }, () => {
  it('when the process that holds it is killed, in a room of its own and in that of a call that came in', async () => {
    await Promise.all([undefined, 'in-_+15550100_abcdef'].map(survivesKill));
  });

  it('for far longer than a worker has between SIGTERM and SIGKILL', async () => {
    const old = await voice.startWorker({ AGENT_RUNTIME_GENERATION: '2' });
    onTestFinished(() => void old.kill('SIGKILL'));
    await waitFor('the first worker to be outdated', () => isOutdated(voice.worker), 30_000);
    const talk = await conversation();
    const startedAt = performance.now();
    expect(processOf(old, talk.session)).toBeGreaterThan(0);
    await talk.ask('My name is Ada Lovelace');
    const heir = await voice.startWorker({ AGENT_RUNTIME_GENERATION: '3' });
    onTestFinished(async () => void (await heir.stop()));

    old.kill('SIGTERM');
    const killing = sleep(KILL_AFTER_MS, undefined, { ref: false }).then(() => old.kill('SIGKILL'));
    // Nothing changes for the caller while the worker waits for its conversations to end.
    expect((await talk.ask('Can I go on?')).text).not.toMatch(RESUMPTION);
    expect(processOf(heir, talk.session)).toBe(0);
    const known = talk.caller.answers.length;
    talk.caller.takeHeard();
    expect((await nextAnswer(talk.session, talk.caller, known)).text).toMatch(RESUMPTION);
    expect(await old.exited).toBe(0);
    await killing;
    expect(talk.caller.takeHeard().audible_ms).toBeGreaterThan(500);
    expect(processOf(heir, talk.session)).toBeGreaterThan(0);

    await talk.ask('Are you still there?');
    await sleep(Math.max(0, CONVERSATION_MS - (performance.now() - startedAt)));
    expect((await talk.ask('And now?')).text).not.toBe('');
    expect(await voice.plane.session(talk.session)).toMatchObject({ status: 'active', end_reason: null });
    expect(await agentsIn(talk.room)).toBe(1);
    await leaveAndCheck(talk, [
      WELCOME,
      'My name is Ada Lovelace',
      'agent',
      'Can I go on?',
      'agent',
      expect.stringMatching(RESUMPTION),
      'Are you still there?',
      'agent',
      'And now?',
      'agent',
    ]);
    // Nobody had to look for an agent: the one that left had asked for the next.
    expect(await voice.plane.audited(talk.session)).not.toContain('session.redispatched');
  });
});
