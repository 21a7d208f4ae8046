import { ID_PREFIXES, idSchema } from '@patchbay/core/kernel';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ulidSource } from './ids.ts';

afterEach(() => vi.useRealTimers());

describe('ulidSource', () => {
  it('makes valid ids of each kind', () => {
    const ids = ulidSource();
    for (const kind of Object.keys(ID_PREFIXES) as (keyof typeof ID_PREFIXES)[]) {
      expect(idSchema(kind).safeParse(ids.next(kind)).success).toBe(true);
    }
  });

  it('sorts by the order of making, within a millisecond and when the clock goes back', () => {
    vi.useFakeTimers({ now: 1_800_000_000_000, toFake: ['Date'] });
    const ids = ulidSource();
    const made = Array.from({ length: 1_000 }, () => ids.next('user'));
    vi.setSystemTime(1_700_000_000_000);
    made.push(ids.next('user'));
    expect([...made].sort()).toEqual(made);
    expect(new Set(made).size).toBe(made.length);
  });
});
