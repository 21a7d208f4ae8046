import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type JsonValue } from '../kernel/index.ts';
import { applyDiff } from './apply-diff.fixtures.ts';
import { diffJson } from './json-diff.ts';

const name = fc.constantFrom('a', 'b', 'c', 'd"e', '__proto__');
const text = fc.oneof(
  fc.constantFrom('', '\n', 'x', 'same'),
  fc.array(fc.constantFrom('l', 'm', 'n', ''), { maxLength: 24 }).map((lines) => lines.join('\n')),
);
/** Small alphabets make values that have much in common, as two versions have. */
const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<JsonValue[]>(null, true, 0, 1, -0, 1.5),
    text,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.oneof(name, fc.constantFrom('id', 'name', 'tool_id')), tie('value'), { maxKeys: 4 }),
    fc.uniqueArray(fc.record({ name, default: tie('value') }), { selector: (item) => item.name, maxLength: 5 }),
    fc.uniqueArray(fc.record({ tool_id: name, version: fc.nat(2) }), {
      selector: (item) => item.tool_id,
      maxLength: 4,
    }),
  ),
}));

describe('the diff of two values', () => {
  it('turns the one into the other, and back', () => {
    fc.assert(
      fc.property(value, value, (before, after) => {
        expect(canonicalJson(applyDiff(before, diffJson(before, after)))).toBe(canonicalJson(after));
        expect(canonicalJson(applyDiff(after, diffJson(after, before)))).toBe(canonicalJson(before));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is empty exactly where their canonical JSON is the same', () => {
    fc.assert(
      fc.property(value, value, (before, after) => {
        expect(diffJson(before, structuredClone(before))).toEqual([]);
        expect(diffJson(before, after).length === 0).toBe(canonicalJson(before) === canonicalJson(after));
      }),
      { numRuns: 1_000 },
    );
  });

  it('names the field, and shows no more than what differs', () => {
    const before = { llm: { model: 'a', temperature: 0.2 }, limits: { steps: 5 }, tags: ['x', 'y'] };
    const after = {
      llm: { model: 'b', temperature: 0.2 },
      limits: { steps: 5, 'odd key': 1 },
      tags: ['new', 'x', 'y'],
    };
    expect(diffJson(before, after)).toEqual([
      { path: 'llm.model', op: 'changed', old: 'a', new: 'b' },
      { path: 'limits["odd key"]', op: 'added', new: 1 },
      { path: 'tags[0]', op: 'added', new: 'new' },
    ]);
  });

  it('finds things by their name when others come, go and move', () => {
    const [city, day, seat] = ['city', 'day', 'seat'].map((each) => ({ name: each, required: true }));
    const before = { variables: [city, day] as JsonValue };
    const after = { variables: [seat, { ...day, required: false }, city] as JsonValue };
    expect(diffJson(before, after)).toEqual([
      { path: 'variables[name="seat"]', op: 'added', index: 0, new: seat },
      { path: 'variables[name="day"].required', op: 'changed', old: true, new: false },
      { path: 'variables', op: 'reordered', old: ['city', 'day'], new: ['seat', 'day', 'city'] },
    ]);
  });

  it('shows a text of several lines by its changed lines with three around them', () => {
    const lines = Array.from({ length: 40 }, (_value, index) => `line ${index + 1}`);
    const changed = lines.with(19, 'another').toSpliced(30, 1);
    expect(diffJson({ template: lines.join('\n') }, { template: changed.join('\n') })).toEqual([
      {
        path: 'template',
        op: 'changed',
        hunks: [
          {
            old_start: 17,
            new_start: 17,
            lines: [' line 17', ' line 18', ' line 19', '-line 20', '+another', ' line 21', ' line 22', ' line 23'],
          },
          {
            old_start: 28,
            new_start: 28,
            lines: [' line 28', ' line 29', ' line 30', '-line 31', ' line 32', ' line 33', ' line 34'],
          },
        ],
      },
    ]);
  });

  it('of two texts of a mebibyte without a common line is made in bounded time', () => {
    const of = (word: string) => Array.from({ length: 100_000 }, (_value, index) => `${word} ${index}`).join('\n');
    const [before, after] = [of('old'), of('new')];
    const changes = diffJson(before, after);
    expect(applyDiff(before, changes)).toBe(after);
  }, 5_000);
});
