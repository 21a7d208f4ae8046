import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, digestOf, type JsonValue } from './digest.ts';

const value = fc.jsonValue().map((each) => each as JsonValue);

/** The same value built in another way: members in another order, absent ones as undefined, numbers written anew. */
function rebuilt(each: JsonValue, random: () => number): JsonValue {
  if (Array.isArray(each)) return each.map((item) => rebuilt(item, random));
  if (typeof each === 'number') return Number(each.toExponential());
  if (typeof each !== 'object' || each === null) return each;
  const members = Object.entries(each).map(([key, member]) => ({ key, member, place: random() }));
  const shuffled = members.sort((a, b) => a.place - b.place);
  const copy = new Map<string, JsonValue | undefined>([['absent', undefined]]);
  for (const { key, member } of shuffled) copy.set(key, member === undefined ? undefined : rebuilt(member, random));
  return Object.fromEntries(copy);
}

describe('a digest', () => {
  it('is the same however a value was built or written', () => {
    fc.assert(
      fc.property(value, fc.array(fc.nat(), { minLength: 1 }), (each, places) => {
        let turn = 0;
        const again = rebuilt(each, () => places[turn++ % places.length] ?? 0);
        expect(digestOf(again)).toBe(digestOf(each));
        expect(digestOf(JSON.parse(JSON.stringify(each, null, 2)))).toBe(digestOf(each));
      }),
      { numRuns: 1_000 },
    );
  });

  it('tells different values apart, and its canonical JSON reads back as the value', () => {
    const plain = (each: JsonValue) => JSON.parse(JSON.stringify(each));
    fc.assert(
      fc.property(value, value, (one, other) => {
        expect(JSON.parse(canonicalJson(one))).toEqual(plain(one));
        const same = canonicalJson(plain(one)) === canonicalJson(plain(other));
        expect(digestOf(one) === digestOf(other)).toBe(same);
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps to RFC 8785: members by UTF-16 code unit, numbers as ECMAScript writes them', () => {
    const sample = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1f600}': 5, '\u0080': 6, '\u00f6': 7 };
    expect(Object.keys(JSON.parse(canonicalJson(sample))).length).toBe(7);
    expect(canonicalJson(sample)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}');
    expect(canonicalJson([1e30, 4.5, 2e-3, 1e-27, -0, Number('333333333.33333329')])).toBe(
      '[1e+30,4.5,0.002,1e-27,0,333333333.3333333]',
    );
  });

  it('of what JSON cannot carry is refused', () => {
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) expect(() => digestOf({ a: [bad] })).toThrow(TypeError);
  });
});
