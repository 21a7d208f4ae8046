import { describe, expect, it } from 'vitest';
import { chunkerDigest } from './index.ts';

describe('the digest of a chunker', () => {
  it('is the same for the same cutting, however its options are said', () => {
    expect(chunkerDigest({})).toBe(chunkerDigest({ overlap_tokens: 40, target_tokens: 200 }));
    expect(chunkerDigest({})).toMatch(/^[0-9a-f]{16}$/);
  });

  it('differs where an option does', () => {
    const digests = [{}, { target_tokens: 201 }, { overlap_tokens: 39 }].map((options) => chunkerDigest(options));
    expect(new Set(digests).size).toBe(3);
  });

  it('refuses options that no document can be cut by', () => {
    expect(() => chunkerDigest({ target_tokens: 40, overlap_tokens: 30 })).toThrow(/overlap_tokens/);
  });
});
