import { describe, expect, it } from 'vitest';
import { holds, indexEntryId } from './index-entry.ts';

const entry = (since: number | null, until: number | null) => ({ status: 'searchable', since, until }) as const;

describe('an index entry', () => {
  it('has the same id for the same file version in the same generation, and for nothing else', () => {
    const key = { index_id: 'idx_A', generation: 1, file_id: 'fil_A', file_version: 1 };
    expect(indexEntryId(key)).toBe(indexEntryId({ ...key }));
    const others = [{ generation: 2 }, { file_version: 2 }, { file_id: 'fil_B' }, { index_id: 'idx_B' }];
    expect(new Set([key, ...others.map((other) => ({ ...key, ...other }))].map(indexEntryId)).size).toBe(5);
  });

  it('is live from the moment that it is searchable until it leaves', () => {
    expect(holds({ as_of: 'live' }, entry(3, null))).toBe(true);
    expect(holds({ as_of: 'live' }, entry(3, 4))).toBe(false);
    expect(holds({ as_of: 'live' }, { ...entry(3, null), status: 'processing' })).toBe(false);
    expect(holds({ as_of: 'live' }, entry(null, null))).toBe(false);
  });

  it('belongs to the snapshots that were made while it was live', () => {
    const held = [2, 3, 4, 5].filter((as_of) => holds({ as_of }, entry(3, 5)));
    expect(held).toEqual([3, 4]);
    expect(holds({ as_of: 9 }, entry(3, null))).toBe(true);
    expect(holds({ as_of: 3 }, entry(3, 3))).toBe(false);
  });
});
