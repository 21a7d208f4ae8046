import { createLogger } from '@patchbay/observability';
import { describe, expect, it } from 'vitest';
import { createGenerationWatch, type GenerationWatchDeps } from './generation-watch.ts';

const log = createLogger({ level: 'silent' });

function watch(change: Partial<GenerationWatchDeps> = {}) {
  const state = { newest: null as number | null, jobs: 0, is_ready: true, is_away: false };
  const announced: number[] = [];
  let spent = 0;
  const watching = createGenerationWatch({
    own: 7,
    newest: async () => {
      if (state.is_away) throw new Error('no primary');
      return state.newest;
    },
    announce: async (generation) => void announced.push(generation),
    isReady: () => state.is_ready,
    jobs: () => state.jobs,
    onSpent: () => {
      spent += 1;
    },
    log,
    ...change,
  });
  const look = async (times = 1) => {
    for (let time = 0; time < times; time += 1) await watching.look();
  };
  return { ...watching, look, state, announced, spent: () => spent };
}

describe('watching for a later generation', () => {
  it('takes jobs until a later one is there, and again when that one is gone', async () => {
    const { look, isOutdated, state } = watch();
    await look();
    expect(isOutdated()).toBe(false);
    state.newest = 8;
    await look();
    expect(isOutdated()).toBe(true);
    state.newest = 7;
    await look();
    expect(isOutdated()).toBe(false);
  });

  it('goes on with what was last known while the database is away, and says since when', async () => {
    const { look, isOutdated, answeredAt, state } = watch();
    state.newest = 8;
    await look();
    const before = answeredAt();
    state.is_away = true;
    await look(3);
    expect(isOutdated()).toBe(true);
    expect(answeredAt()).toBe(before);
  });

  it('ends itself once, outdated and without a conversation for a while, and never while there is one', async () => {
    const { look, state, spent } = watch();
    state.newest = 8;
    state.jobs = 1;
    await look(20);
    expect(spent()).toBe(0);
    state.jobs = 0;
    await look(5);
    expect(spent()).toBe(0);
    state.jobs = 1;
    await look();
    state.jobs = 0;
    await look(5);
    expect(spent()).toBe(0);
    await look(10);
    expect(spent()).toBe(1);
  });

  it('announces itself when it is ready, now and then, and at once again when that failed', async () => {
    const { look, announced, state } = watch();
    state.is_ready = false;
    await look(3);
    expect(announced).toEqual([]);
    state.is_ready = true;
    await look(8);
    expect(announced).toEqual([7, 7]);
    let tries = 0;
    const failing = watch({
      announce: async () => {
        tries += 1;
        throw new Error('503');
      },
    });
    await failing.look(3);
    expect(tries).toBe(3);
  });

  it('has neither a number nor a successor where it is the only one', async () => {
    const { look, isOutdated, announced, state } = watch({ own: undefined });
    state.newest = 8;
    await look(10);
    expect([isOutdated(), announced]).toEqual([false, []]);
  });
});
