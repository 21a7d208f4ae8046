import { describe, expect, it } from 'vitest';
import { idSchema } from '../kernel/index.ts';
import { chunkId } from './index.ts';

const FILE = 'fil_01J9Z3XK5T8Q4V7N2M6R0W1YBD';
const OTHER = `${FILE.slice(0, -1)}E`;
const CUT = 'a';

describe('the id of a chunk', () => {
  it('is the same for the same piece, and has the form of every id', () => {
    expect(chunkId(FILE, 1, CUT, 0)).toBe(chunkId(FILE, 1, CUT, 0));
    expect(idSchema('chunk').safeParse(chunkId(FILE, 1, CUT, 0)).success).toBe(true);
  });

  it('is that of no other piece, version, cutting or file', () => {
    const pieces = Array.from({ length: 2_000 }, (_, ordinal) => chunkId(FILE, 1, CUT, ordinal));
    const others = [
      chunkId(FILE, 2, CUT, 0),
      chunkId(FILE, 11, CUT, 0),
      chunkId(FILE, 1, 'b', 0),
      chunkId(OTHER, 1, CUT, 0),
    ];
    expect(new Set([...pieces, ...others]).size).toBe(2_004);
  });
});
