import { systemClock, ulidSource } from '@patchbay/config';
import { openTestDatabase } from '@patchbay/testing';
import { describe, expect, it } from 'vitest';
import type { Fate } from './support/mortal.ts';
import { type Colleague, startTransferTrial, type TransferTrial } from './support/transfer-trial.ts';

const test = await openTestDatabase({ clock: systemClock, ids: ulidSource() });

/** Nobody is alone, nobody is cut off, nobody waits. */
async function expectPeopleWell(trial: TransferTrial, where: string): Promise<void> {
  const { call, session } = await trial.get();
  const { people, invites } = trial;
  expect(invites.length, where).toBeLessThanOrEqual(1);
  expect([people.apart, people.deaf], where).toEqual([false, false]);
  expect(call?.status, where).toBe('answered');
  if (call?.transfer?.status === 'completed') {
    expect([people.colleague, people.agent], where).toEqual([true, false]);
    expect([session?.status, session?.end_reason], where).toEqual(['ended', 'transferred']);
    expect(await trial.told(), where).toEqual(['call.transferred']);
    return;
  }
  expect(call?.transfer?.status, where).toBe('failed');
  expect([people.colleague, people.agent, people.on_hold], where).toEqual([false, true, false]);
  expect(session?.status, where).toBe('active');
  expect(await trial.told(), where).toEqual(['call.transfer_failed']);
}

/** Dies at every touch of the outside, one after the other, before it took place and after. @returns how many there are */
async function atEveryTouch(does: Colleague, repeated: boolean): Promise<number> {
  for (const when of ['before', 'after'] as const) {
    for (let at = 1; ; at += 1) {
      const fate: Fate = { at, when };
      const trial = await startTransferTrial(test, does);
      const died = await trial.carryOut(fate, repeated);
      if (!repeated) await trial.sweep();
      await expectPeopleWell(trial, JSON.stringify({ does, repeated, fate }));
      if (!died && when === 'after') return at - 1;
      if (!died) break;
    }
  }
  return 0;
}

describe.each(['answers', 'busy'] as const)('a warm transfer to a phone (%s)', (does) => {
  it('comes to its end undisturbed', async () => {
    const trial = await startTransferTrial(test, does);
    expect(await trial.carryOut(undefined, true)).toBe(false);
    expect((await trial.get()).call?.transfer?.status).toBe(does === 'answers' ? 'completed' : 'failed');
    await expectPeopleWell(trial, 'undisturbed');
  });

  it('leaves nobody alone or cut off wherever a step is killed and repeated', { timeout: 200_000 }, async () => {
    expect(await atEveryTouch(does, true)).toBeGreaterThan(10);
  });

  it('leaves nobody alone or cut off wherever its execution is lost', { timeout: 200_000 }, async () => {
    expect(await atEveryTouch(does, false)).toBeGreaterThan(10);
  });
});
