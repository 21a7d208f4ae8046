import { describe, expect, it } from 'vitest';
import { idSchema } from '../kernel/index.ts';
import { chunkId } from './index.ts';

const FILE = 'fil_01J9Z3XK5T8Q4V7N2M6R0W1YBD';

describe('the id of a chunk', () => {
  it('is the same for the same piece, and has the form of every id', () => {
    expect(chunkId(FILE, 1, 0)).toBe(chunkId(FILE, 1, 0));
    expect(idSchema('chunk').safeParse(chunkId(FILE, 1, 0)).success).toBe(true);
  });

  it('is that of no other piece, version or file', () => {
    const pieces = Array.from({ length: 2_000 }, (_, ordinal) => chunkId(FILE, 1, ordinal));
    const others = [chunkId(FILE, 2, 0), chunkId(FILE, 11, 0), chunkId(`${FILE.slice(0, -1)}E`, 1, 0)];
    expect(new Set([...pieces, ...others]).size).toBe(2_003);
  });
});
