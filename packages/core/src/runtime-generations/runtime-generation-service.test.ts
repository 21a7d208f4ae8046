import { describe, expect, it } from 'vitest';
import { isOutdated } from './runtime-generation.ts';
import type { RuntimeGenerationRepository } from './runtime-generation-repository.ts';
import { createRuntimeGenerations } from './runtime-generation-service.ts';

function memory(): RuntimeGenerationRepository {
  const rows = new Map<number, Date>();
  return {
    seen: async (generation, at) => void rows.set(generation, at),
    async newest(since) {
      const alive = [...rows].filter(([, at]) => at >= since).map(([generation]) => generation);
      return alive.length === 0 ? null : Math.max(...alive);
    },
  };
}

function generations() {
  let now = Date.parse('2026-01-01T00:00:00Z');
  const service = createRuntimeGenerations({ generations: memory(), clock: { now: () => new Date(now) } });
  return { ...service, pass: (seconds: number) => (now += seconds * 1_000) };
}

describe('generations of agent workers', () => {
  it('have the latest that announced itself as the newest, whoever speaks last', async () => {
    const { announce, newest } = generations();
    expect(await newest()).toBeNull();
    expect(await announce({ generation: 7 })).toMatchObject({ newest_generation: 7 });
    expect(await announce({ generation: 8 })).toMatchObject({ newest_generation: 8 });
    expect(await announce({ generation: 7 })).toMatchObject({ generation: 7, newest_generation: 8 });
  });

  it('fall back to the one before when a deployment is gone', async () => {
    const { announce, newest, pass } = generations();
    await announce({ generation: 8 });
    pass(60);
    await announce({ generation: 7 });
    expect(await newest()).toBe(8);
    pass(31);
    expect(await newest()).toBe(7);
    pass(60);
    expect(await newest()).toBeNull();
  });

  it.each([
    [7, 8, true],
    [8, 8, false],
    [9, 8, false],
    [7, null, false],
  ])('a worker of %i beside a newest of %o is outdated: %o', (own, newest, expected) => {
    expect(isOutdated(own, newest)).toBe(expected);
  });
});
