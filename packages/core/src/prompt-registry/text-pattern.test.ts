import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPattern } from './text-pattern.ts';

function read(source: string) {
  const pattern = readPattern(source);
  if (typeof pattern === 'string') throw new Error(pattern);
  return pattern;
}

describe('a pattern', () => {
  it('says of every text what the regular expression of the same source says', () => {
    const atom = fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '[a-c]', '\\d', '\\.', '-', 'é', '\\w');
    const quantifier = fc.constantFrom('', '', '?', '*', '+', '{2}', '{1,2}', '{0,1}', '{2,}');
    const body = fc
      .array(
        fc.tuple(atom, quantifier).map(([a, q]) => a + q),
        { maxLength: 5 },
      )
      .map((all) => all.join(''));
    const source = fc.tuple(fc.constantFrom('', '^'), body, fc.constantFrom('', '$')).map((all) => all.join(''));
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1', '.', '-', 'é', '\n', '😀'), maxLength: 8 });
    fc.assert(
      fc.property(source, text, (pattern, value) => {
        expect(read(pattern).test(value)).toBe(new RegExp(pattern, 'u').test(value));
      }),
      { numRuns: 2_000 },
    );
  });

  it('knows what order numbers look like', () => {
    const order = read('^[A-Z]{2}-\\d{4,6}$');
    expect(['AB-1234', 'AB-123456'].map((text) => order.test(text))).toEqual([true, true]);
    expect(['AB-123', 'ab-1234', 'AB-1234567', 'xAB-1234'].map((text) => order.test(text))).toEqual(
      Array(4).fill(false),
    );
  });

  it.each([
    '(a)',
    'a|b',
    '(?=a)',
    '\\1',
    '\\p{L}',
    'a**',
    '[',
    '[b-a]',
    '{2}',
    'a{3,1}',
    'a{300}',
    '\\',
    'a^b',
    'a$b',
    '[[a]]',
  ])('is refused as %s', (source) => {
    expect(typeof readPattern(source)).toBe('string');
  });

  it('takes time that grows with the text only', () => {
    const started = performance.now();
    const hostile = [read('^a*a*a*a*a*a*a*a*b$'), read('a?'.repeat(60) + 'a'.repeat(60)), read('.*.*.*x')];
    for (const pattern of hostile)
      expect(pattern.test('a'.repeat(32_768).replace(/a$/, 'c'))).toBe(pattern === hostile[1]);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
