import { describe, expect, it } from 'vitest';
import type { IndexEntryStatus } from './index-entry.ts';
import { planBuild } from './search-index-plan.ts';

const of = (file_id: string, status: IndexEntryStatus = 'searchable', file_version = 1) => ({
  file_id,
  file_version,
  status,
});

describe('what a build lacks', () => {
  it('is everything that searches find and it does not have', () => {
    const plan = planBuild([of('a'), of('b')], [of('a')]);
    expect(plan).toMatchObject({ missing: [{ file_id: 'b' }], stale: [], complete: false });
    expect(planBuild([of('a'), of('b')], [of('a'), of('b')]).complete).toBe(true);
    expect(planBuild([], []).complete).toBe(true);
  });

  it('is waited for as long as it is pending, processing or failed', () => {
    for (const status of ['pending', 'processing', 'failed'] as const) {
      expect(planBuild([of('a')], [of('a', status)])).toMatchObject({ missing: [], complete: false });
    }
  });

  it('is a version that was replaced meanwhile, and none of a file that has left', () => {
    const plan = planBuild([of('a', 'searchable', 2)], [of('a', 'searchable', 1), of('b')]);
    expect(plan.missing).toEqual([of('a', 'searchable', 2)]);
    expect(plan.stale).toEqual([
      { file_id: 'a', before_version: 2 },
      { file_id: 'b', before_version: undefined },
    ]);
  });

  it('leaves a newer version alone that comes into both', () => {
    const active = [of('a'), of('a', 'processing', 2)];
    expect(planBuild(active, [of('a'), of('a', 'processing', 2)])).toMatchObject({ stale: [], complete: true });
    expect(planBuild(active, [of('a')]).complete, 'but waits for one that comes into the active one alone').toBe(false);
  });

  it('has a file that failed before tried again, and does not wait for it', () => {
    expect(planBuild([of('a'), of('b', 'failed')], [of('a')])).toMatchObject({
      missing: [{ file_id: 'b' }],
      complete: true,
    });
    expect(planBuild([of('a'), of('a', 'failed', 2)], [of('a')]).missing).toEqual([]);
  });
});
