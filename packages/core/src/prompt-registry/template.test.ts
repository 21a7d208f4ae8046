import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SYSTEM_VARIABLES } from './system-variables.ts';
import { parseTemplate, type TemplatePart, variablesUsed, writeTemplate } from './template.ts';

const withoutOffsets = (parts: readonly TemplatePart[]) =>
  parts.map((part) => ('offset' in part ? { ...part, offset: 0 } : part));

const hardText = fc.string({ unit: fc.constantFrom('{', '}', '\\', '"', '>', 'a', ' ', '\n', '.'), minLength: 1 });
const place: fc.Arbitrary<TemplatePart> = fc.oneof(
  fc.constantFrom('a', 'caller_name').map((name) => ({ type: 'variable' as const, name, offset: 0 })),
  fc.constantFrom('rules').map((name) => ({ type: 'include' as const, name, offset: 0 })),
  fc.constantFrom(...SYSTEM_VARIABLES).map((name) => ({ type: 'system' as const, name })),
);
/** Parts as reading gives them: no two texts side by side. */
const parts = fc
  .array(
    fc.oneof(
      hardText.map((text): TemplatePart => ({ type: 'text', text })),
      place,
    ),
    { maxLength: 12 },
  )
  .map((all) => all.filter((part, index) => part.type !== 'text' || all[index - 1]?.type !== 'text'));

describe('a template', () => {
  it('knows variables, built-in ones, includes, quoted text and escaped braces', () => {
    expect(parseTemplate('Hi {{ name }}, \\{{x}} {{"{"}}{{system.time}}}{{> rules}}').parts).toEqual([
      { type: 'text', text: 'Hi ' },
      { type: 'variable', name: 'name', offset: 3 },
      { type: 'text', text: ', {{x}} {' },
      { type: 'system', name: 'system.time' },
      { type: 'text', text: '}' },
      { type: 'include', name: 'rules', offset: 45 },
    ]);
  });

  it('that is written from parts reads as these parts, whatever they hold', () => {
    fc.assert(
      fc.property(parts, (all) => {
        const read = parseTemplate(writeTemplate(all));
        expect(read.problems).toEqual([]);
        expect(withoutOffsets(read.parts)).toEqual(all);
      }),
    );
  });

  it.each(['{{', '{{}}', '{{ a b }}', '{{A}}', '{{a}', '{{{a}}}', '{{>}}', '{{> a.b}}', '{{""}}'])(
    'is refused for %s, with line and column',
    (bad) => {
      expect(parseTemplate(`first\nsecond ${bad}`).problems[0]).toMatchObject({ line: 2, column: 8 });
    },
  );

  it('is refused for a built-in variable that does not exist, and names those that do', () => {
    const [problem] = parseTemplate('a\n\n {{system.tyme}}').problems;
    expect(problem).toMatchObject({ line: 3, column: 2 });
    expect(problem?.message).toContain('system.tyme');
    expect(problem?.message).toContain('system.time,');
    expect(parseTemplate('{{a.b}}').problems[0]?.message).toContain('no built-in variable a.b');
  });

  it('names each variable once, in order of use', () => {
    expect(variablesUsed(parseTemplate('{{b}}{{a}}{{b}}{{system.now}}'))).toEqual(['b', 'a']);
  });

  it('is read in time that grows with its length only', () => {
    const hostile = [
      '{{'.repeat(500_000),
      `{{${' '.repeat(1_000_000)}`,
      `{{${'a'.repeat(1_000_000)}`,
      `{{"${'a'.repeat(1_000_000)}`,
      '{{"a'.repeat(250_000),
      '{{a.'.repeat(250_000),
    ];
    for (const template of hostile) {
      const started = performance.now();
      parseTemplate(template);
      expect(performance.now() - started).toBeLessThan(2_000);
    }
  });
});
