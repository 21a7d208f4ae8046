import { describe, expect, it } from 'vitest';
import { changedFields } from './changed-fields.ts';

describe('what an update changes', () => {
  const before = { name: 'Front desk', tags: ['a', 'b'], metadata: { x: '1', y: '2' }, owner: null as string | null };

  it('is what it says differently, in whatever order, down to nothing', () => {
    expect(changedFields(before, { name: 'Front desk', owner: 'Ada' })).toEqual({ owner: 'Ada' });
    expect(changedFields(before, { metadata: { y: '2', x: '1' }, tags: ['b', 'a'] })).toEqual({ tags: ['b', 'a'] });
    expect(changedFields({ ...before, owner: 'Ada' }, { owner: null })).toEqual({ owner: null });
  });

  it('is nothing where it leaves out or repeats what is there', () => {
    expect(changedFields(before, { name: undefined, tags: ['a', 'b'] })).toEqual({});
    expect(changedFields(before, {})).toEqual({});
  });
});
