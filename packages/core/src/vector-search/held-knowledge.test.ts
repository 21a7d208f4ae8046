import { describe, expect, it } from 'vitest';
import { chunkSetKey } from './chunk-repository.ts';
import { heldKnowledge } from './held-knowledge.ts';
import type { IndexView } from './index-entry.ts';
import type { HeldEntry } from './index-entry-repository.ts';

const view = (index_id: string, as_of: 'live' | number = 'live', generation = 1): IndexView => ({
  index_id,
  generation,
  embedding_model: 'm',
  backend: 'chroma',
  as_of,
});
const entry = (index_id: string, file_version: number, more: Partial<HeldEntry> = {}): HeldEntry => ({
  index_id,
  generation: 1,
  file_id: 'fil_A',
  file_version,
  chunker: 'cut',
  status: 'searchable',
  since: 1,
  until: null,
  ...more,
});
const key = (file_version: number, file_id = 'fil_A') => chunkSetKey({ file_id, file_version, chunker: 'cut' });

describe('what a search may find', () => {
  it('is what is live in an index, or what one of its snapshots holds', () => {
    const entries = [entry('idx_A', 1, { until: 3 }), entry('idx_A', 2, { since: 3 })];
    const keysAt = (as_of: 'live' | number) => [...heldKnowledge([view('idx_A', as_of)], entries).sets.keys()];
    expect([keysAt('live'), keysAt(2), keysAt(3)]).toEqual([[key(2)], [key(1)], [key(2)]]);
  });

  it('is nothing of another generation, of what is not ready, and of indexes that are not asked for', () => {
    const entries = [
      entry('idx_A', 1, { generation: 2 }),
      entry('idx_A', 2, { status: 'processing', since: null }),
      entry('idx_A', 3, { status: 'failed' }),
      entry('idx_B', 4),
    ];
    expect(heldKnowledge([view('idx_A')], entries).sets.size).toBe(0);
  });

  it('tells by which index, the first that is asked for where several hold the same', () => {
    const entries = [entry('idx_A', 1), entry('idx_B', 1), entry('idx_B', 2, { file_id: 'fil_B' })];
    const held = heldKnowledge([view('idx_B'), view('idx_A')], entries);
    expect(held.indexOf(key(1))).toBe('idx_B');
    expect([held.has('idx_A', key(1)), held.has('idx_A', key(2, 'fil_B'))]).toEqual([true, false]);
    expect([...held.only(new Set(['fil_B'])).file_ids]).toEqual(['fil_B']);
    expect(held.only(new Set(['fil_C'])).sets.size).toBe(0);
  });
});
