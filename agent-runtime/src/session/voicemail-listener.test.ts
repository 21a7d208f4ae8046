import { EventEmitter } from 'node:events';
import { voice } from '@livekit/agents';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GREETING, type HeardSession, listenToGreeting } from './voicemail-listener.ts';

const { UserStateChanged, UserInputTranscribed, Close } = voice.AgentSessionEventTypes;
type Verdict = 'human' | 'machine' | null;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function picksUp(judged?: Verdict) {
  const session = new EventEmitter();
  const asked: string[] = [];
  const judge = (said: string) => {
    asked.push(said);
    return Promise.resolve(judged ?? null);
  };
  const listener = listenToGreeting(session as unknown as HeardSession, judged === undefined ? null : judge);
  let answered_by: string | undefined;
  let isOver = false;
  void listener.answered_by.then((by) => (answered_by = by));
  void listener.greetingOver().then(() => (isOver = true));
  const state = (newState: string) => session.emit(UserStateChanged, { newState });
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  return {
    asked,
    pass,
    state,
    heard: () => answered_by,
    isOver: () => isOver,
    close: () => session.emit(Close, {}),
    async speaks(ms: number) {
      state('speaking');
      await pass(ms);
      state('listening');
    },
    writes: (transcript: string, isFinal = true) => session.emit(UserInputTranscribed, { transcript, isFinal }),
  };
}

describe('who picks up', () => {
  it('is a person where a short word is followed by a short pause, before a recogniser has written it', async () => {
    const callee = picksUp(null);
    await callee.pass(1_000);
    await callee.speaks(500);
    await callee.pass(GREETING.short_pause_ms - 1);
    expect(callee.heard()).toBeUndefined();
    await callee.pass(1);
    expect(callee.heard()).toBe('human');
    expect(callee.asked).toEqual([]);
  });

  it('is a machine where somebody speaks on and on, before the greeting is over', async () => {
    const callee = picksUp(null);
    callee.state('speaking');
    await callee.pass(GREETING.machine_ms);
    expect(callee.heard()).toBe('machine');
    await callee.pass(10_000);
    expect(callee.isOver()).toBe(false);
    callee.state('listening');
    await callee.pass(GREETING.over_ms);
    expect(callee.isOver()).toBe(true);
  });

  it('is a machine that takes a breath, too', async () => {
    const callee = picksUp(null);
    for (let sentence = 0; sentence < 4; sentence += 1) {
      await callee.speaks(2_300);
      await callee.pass(400);
    }
    expect(callee.heard()).toBe('machine');
  });

  it.each([
    'Hi this is Bob please leave a message',
    'Guten Tag, hinterlassen Sie uns eine Nachricht',
    'Parlez apr\u00e8s le bip',
    'You\u2019ve reached the offices of',
  ])('is a machine that says "%s", as soon as it is written', async (words) => {
    const callee = picksUp(null);
    callee.state('speaking');
    await callee.pass(1_500);
    callee.writes(words, false);
    await callee.pass(0);
    expect(callee.heard()).toBe('machine');
  });

  it.each([
    ['human', 'machine', 6_000],
    ['machine', 'human', 3_000],
  ] as const)(
    'is a %s where a model says so of a greeting that is neither short nor long',
    async (judged, _other, ms) => {
      const callee = picksUp(judged);
      callee.state('speaking');
      await callee.pass(ms);
      callee.writes('Good morning, Oak Street, how can I help you?');
      callee.state('listening');
      await callee.pass(GREETING.long_pause_ms);
      expect(callee.asked).toEqual(['Good morning, Oak Street, how can I help you?']);
      expect(callee.heard()).toBe(judged);
    },
  );

  it.each([
    ['human', 4_000],
    ['machine', 6_000],
  ] as const)('is a %s, by %d ms of greeting, where no model can tell', async (expected, ms) => {
    for (const callee of [picksUp(), picksUp(null)]) {
      await callee.speaks(ms);
      await callee.pass(GREETING.long_pause_ms);
      expect(callee.heard()).toBe(expected);
    }
  });

  it('is unknown where nobody says anything', async () => {
    const callee = picksUp(null);
    await callee.pass(GREETING.nothing_ms);
    expect(callee.heard()).toBe('unknown');
  });

  it('is never told after the session has ended', async () => {
    const callee = picksUp(null);
    callee.close();
    await callee.speaks(500);
    await callee.pass(100_000);
    expect([callee.heard(), callee.isOver()]).toEqual([undefined, false]);
  });
});

describe('the greeting of a machine', () => {
  it('is over when it and its tone have been silent for a while, whatever it says in between', async () => {
    const machine = picksUp(null);
    machine.writes('Please leave a message');
    await machine.speaks(1_000);
    await machine.pass(GREETING.over_ms - 1);
    await machine.speaks(300);
    await machine.pass(GREETING.over_ms - 1);
    expect(machine.isOver()).toBe(false);
    await machine.pass(1);
    expect(machine.isOver()).toBe(true);
  });

  it('is not waited for without an end', async () => {
    const machine = picksUp(null);
    machine.state('speaking');
    await machine.pass(GREETING.longest_ms);
    expect(machine.isOver()).toBe(true);
  });
});
