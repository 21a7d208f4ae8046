import { describe, expect, it } from 'vitest';
import { assertDraftMatches } from './etag.ts';
import type { RegistryDraft } from './registry-resources.ts';
import { assertWellFormed } from './well-formed.ts';

const draft = { etag: 'sha256:abc' } as RegistryDraft;

describe('a write to a draft', () => {
  it.each(['sha256:abc', '"sha256:abc"', 'W/"sha256:abc"', '"other", "sha256:abc"', '*'])('passes with %s', (tag) => {
    expect(() => assertDraftMatches(draft, tag)).not.toThrow();
  });

  it.each([
    [draft, undefined, 'precondition_required'],
    [draft, '"sha256:ab"', 'precondition_failed'],
    [undefined, '"sha256:abc"', 'precondition_failed'],
    [undefined, '*', 'precondition_failed'],
  ])('of %o with %s is refused', (current, tag, code) => {
    expect(() => assertDraftMatches(current, tag)).toThrow(expect.objectContaining({ code, param: 'If-Match' }));
  });

  it('needs no tag where there is no draft', () => {
    expect(() => assertDraftMatches(undefined, undefined)).not.toThrow();
  });
});

describe('content', () => {
  it('that a database would store as something else is refused with its path', () => {
    expect(() => assertWellFormed({ a: [{ b: 'half \ud800 pair' }] })).toThrow(
      expect.objectContaining({ code: 'unprocessable', param: 'content.a.0.b' }),
    );
    expect(() => assertWellFormed({ a: 'whole \u{1f600} pair', n: 1, z: null })).not.toThrow();
  });
});
