import { systemClock, ulidSource } from '@patchbay/config';
import { openTestDatabase } from '@patchbay/testing';
import { describe, expect, it } from 'vitest';
import { type Phone, startTrial, type Trial } from './support/call-trial.ts';
import type { Fate } from './support/mortal.ts';

const test = await openTestDatabase({ clock: systemClock, ids: ulidSource() });

/** What a call may come to that nobody repeats a step of. */
const RESULTS: Readonly<Record<Phone, readonly string[]>> = {
  answers: ['answered', 'failed'],
  busy: ['busy', 'failed'],
  rings: ['no_answer', 'failed'],
  silent: ['failed'],
};

async function expectOneEnd(trial: Trial, does: Phone, fate: Fate | undefined): Promise<void> {
  const where = JSON.stringify({ does, fate });
  if ((await trial.get()).status === 'answered') {
    expect(does, where).toBe('answers');
    await trial.hangsUp();
  }
  const call = await trial.get();
  expect(call.status, where).toBe('ended');
  expect(RESULTS[does], where).toContain(call.result);
  expect(await trial.endsTold(), where).toEqual({ audited: 1, published: 1 });
  expect(trial.invites.length, where).toBeLessThanOrEqual(call.dialed_at === null ? 0 : 1);
  if (call.result !== 'failed') expect(trial.invites, where).toHaveLength(1);
  // Who has picked up is never forgotten.
  if (does === 'answers' && trial.invites.length === 1) expect(call.result, where).toBe('answered');
}

/** Dies at every touch of the outside, one after the other, before it took place and after. @returns how many there are */
async function atEveryTouch(does: Phone, die: (trial: Trial, fate: Fate) => Promise<boolean>): Promise<number> {
  for (const when of ['before', 'after'] as const) {
    for (let at = 1; ; at += 1) {
      const trial = await startTrial(test, does);
      const died = await die(trial, { at, when });
      await expectOneEnd(trial, does, { at, when });
      if (!died && when === 'after') return at - 1;
      if (!died) break;
    }
  }
  return 0;
}

describe.each(['answers', 'busy', 'rings', 'silent'] as const)('a call to a phone (%s)', (does) => {
  it('comes to its end undisturbed', async () => {
    const trial = await startTrial(test, does);
    expect(await trial.carryOut()).toBe(false);
    if (does !== 'answers') expect(trial.openRooms.size).toBe(0);
    await expectOneEnd(trial, does, undefined);
  });

  it('ends once and is dialled at most once wherever a step is killed and repeated', { timeout: 120_000 }, async () => {
    const touches = await atEveryTouch(does, async (trial, fate) => {
      const died = await trial.carryOut(fate);
      const { status } = await trial.get();
      if (status === 'ended') expect(trial.openRooms.size, JSON.stringify(fate)).toBe(0);
      return died;
    });
    expect(touches).toBeGreaterThan(10);
  });

  it('ends once and is dialled at most once wherever its execution is lost', { timeout: 120_000 }, async () => {
    const touches = await atEveryTouch(does, async (trial, fate) => {
      const died = await trial.loseExecution(fate);
      for (let minute = 0; minute < 10; minute += 1) await trial.sweep();
      return died;
    });
    expect(touches).toBeGreaterThan(10);
  });
});

describe('a call', () => {
  it('fails, once, where the media server is away for good, and nobody is dialled', async () => {
    const trial = await startTrial(test, 'answers', { media_server: true });
    await trial.carryOut();
    expect(await trial.get()).toMatchObject({ status: 'ended', result: 'failed', error: { code: 'unavailable' } });
    expect(await trial.endsTold()).toEqual({ audited: 1, published: 1 });
    expect(trial.invites).toEqual([]);
  });

  it('fails, once, where no agent comes or none can say so, and nobody is dialled', async () => {
    const trial = await startTrial(test, 'answers', { agents: true });
    await trial.carryOut();
    expect(await trial.get()).toMatchObject({ status: 'ended', result: 'failed', error: { code: 'upstream_timeout' } });
    expect(await trial.endsTold()).toEqual({ audited: 1, published: 1 });
    expect([trial.invites, trial.openRooms.size]).toEqual([[], 0]);
  });
});
