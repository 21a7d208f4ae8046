import { createLogger } from '@patchbay/observability';
import { describe, expect, it } from 'vitest';
import { createScaleInProtection } from './scale-in-protection.ts';

const MINUTE = 60_000;

function protectedWorker() {
  const state = { jobs: 0, now: 0, is_refusing: false };
  const asked: string[] = [];
  const say = async (what: string) => {
    asked.push(what);
    if (state.is_refusing) throw new Error('blocked');
  };
  const lines: string[] = [];
  const { update } = createScaleInProtection(
    { protect: (minutes) => say(`protect ${minutes}`), release: () => say('release') },
    {
      jobs: () => state.jobs,
      now: () => state.now,
      log: createLogger({ level: 'warn', destination: { write: (line) => void lines.push(line) } }),
    },
  );
  return { state, asked, lines, update };
}

describe('protection from scale-in', () => {
  it('holds while there are conversations, is renewed long before it expires, and is given back', async () => {
    const { state, asked, update } = protectedWorker();
    await update();
    expect(asked).toEqual([]);
    state.jobs = 2;
    await update();
    state.now += 9 * MINUTE;
    await update();
    expect(asked).toEqual(['protect 30']);
    state.now += MINUTE;
    await update();
    expect(asked).toEqual(['protect 30', 'protect 30']);
    state.jobs = 0;
    await update();
    await update();
    expect(asked).toEqual(['protect 30', 'protect 30', 'release']);
  });

  it('is asked for again at each update while it is refused, and complained of once', async () => {
    const { state, asked, lines, update } = protectedWorker();
    state.jobs = 1;
    state.is_refusing = true;
    await update();
    await update();
    expect([asked.length, lines.length]).toEqual([2, 1]);
    state.is_refusing = false;
    await update();
    await update();
    expect(asked.length).toBe(3);
  });

  it('is asked for once, however many jobs come at a time', async () => {
    const { state, asked, update } = protectedWorker();
    state.jobs = 5;
    await Promise.all([update(), update(), update()]);
    expect(asked).toEqual(['protect 30']);
  });
});
