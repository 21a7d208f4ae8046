import { describe, expect, it } from 'vitest';
import { ndcg, recall } from './ranking-quality.ts';

const gains = new Map([
  ['best', 3],
  ['good', 2],
]);

describe('the quality of a ranking', () => {
  it('is 1 where the best come first, and 0 where none comes', () => {
    expect(ndcg(['best', 'good', 'x'], gains, 10)).toBe(1);
    expect(ndcg(['x', 'y'], gains, 10)).toBe(0);
    expect(recall(['x', 'good', 'best'], gains, 3)).toBe(1);
  });

  it('loses by order as the formula says', () => {
    const swapped = (2 + 3 / Math.log2(3)) / (3 + 2 / Math.log2(3));
    expect(ndcg(['good', 'best'], gains, 10)).toBeCloseTo(swapped, 12);
  });

  it('counts the first k only', () => {
    expect(ndcg(['x', 'best'], gains, 1)).toBe(0);
    expect(recall(['x', 'best', 'good'], gains, 2)).toBe(0.5);
  });
});
