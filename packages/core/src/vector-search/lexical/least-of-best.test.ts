import fc from 'fast-check';
import { expect, it } from 'vitest';
import { leastOfBest } from './least-of-best.ts';

it('is the last of so many in order, whatever the scores are', () => {
  const scores = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 20 })), { maxLength: 80 });
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 40 }), (all, count) => {
      const ordered = all.filter((score) => score > 0).sort((a, b) => b - a);
      expect(leastOfBest(Float64Array.from(all), count)).toBe(ordered[count - 1] ?? 0);
    }),
  );
});
