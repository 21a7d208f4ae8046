import { expect, it } from 'vitest';
import { interleave } from './interleave.ts';
import { median, medianRatio, percentile, rounded } from './statistics.ts';

it('takes the middle of an odd and of an even number of values, in whatever order', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(() => median([])).toThrow(RangeError);
});

it('interpolates percentiles', () => {
  expect(percentile([0, 10, 20, 30, 40], 0.95)).toBeCloseTo(38);
  expect(percentile([7], 0.95)).toBe(7);
});

it('compares round by round, so that a slow round of the machine changes nothing', () => {
  expect(medianRatio([2, 200, 2], [1, 100, 1])).toBe(2);
  expect(() => medianRatio([1, 2], [1])).toThrow(RangeError);
});

it('keeps the digits that a figure is worth', () => {
  expect([rounded(0.123456), rounded(12.3456), rounded(12_345.6)]).toEqual([0.123, 12.3, 12_350]);
});

it('runs the sides in turns, each first as often as the other, and forgets the warm-up', async () => {
  const order: string[] = [];
  const side = (name: string) => async (round: number) => {
    order.push(name);
    return `${name}${round}`;
  };
  const results = await interleave({ ours: side('a'), rival: side('b') }, { rounds: 2, warm_up: 1 });
  expect(order.join('')).toBe('abbaab');
  expect(results).toEqual({ ours: ['a1', 'a2'], rival: ['b1', 'b2'] });
});
