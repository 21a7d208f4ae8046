import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PromptVariable, promptVariableSchema } from './prompt-variable.ts';
import { assertVariablesFit, MAX_RENDERED_LENGTH, renderTemplate } from './render-template.ts';
import { parseTemplate, variablesUsed } from './template.ts';

const variable = (over: object): PromptVariable => promptVariableSchema.parse({ name: 'a', type: 'string', ...over });

describe('a template', () => {
  it('without braces renders to itself', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).filter((text) => !text.includes('{{')),
        (text) => {
          expect(renderTemplate(text, [], {})).toBe(text);
        },
      ),
    );
  });

  it('puts a value in literally: what it holds is never looked at again', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), (value) => {
        expect(renderTemplate('<{{a}}|{{ a }}>', [variable({})], { a: value })).toBe(`<${value}|${value}>`);
      }),
    );
    expect(renderTemplate('{{a}}', [variable({})], { a: '{{b}} $& \\{{' })).toBe('{{b}} $& \\{{');
  });

  it('writes two braces for an escaped opening', () => {
    expect(renderTemplate('\\{{a}} \\{{', [], {})).toBe('{{a}} {{');
  });

  it.each(['{{', '{{}}', '{{ a b }}', '{{A}}', '{{a}', '{{{a}}}', '{{a.b}}'])(
    'is refused for %s, with the line',
    (bad) => {
      expect(parseTemplate(`first\nsecond ${bad}`).problems[0]).toMatchObject({ line: 2 });
    },
  );

  it('names each variable once, in order of use', () => {
    expect(variablesUsed(parseTemplate('{{b}}{{a}}{{b}}'))).toEqual(['b', 'a']);
  });

  it('is read in time that grows with its length only', () => {
    const hostile = ['{{'.repeat(500_000), `{{${' '.repeat(1_000_000)}`, `{{${'a'.repeat(1_000_000)}`];
    for (const template of hostile) {
      const started = performance.now();
      parseTemplate(template);
      expect(performance.now() - started).toBeLessThan(2_000);
    }
  });
});

describe('values', () => {
  it.each([
    ['a missing one', variable({}), {}, 'is required'],
    ['one too long', variable({ max_length: 2 }), { a: 'abc' }, 'must have at most 2 characters'],
    ['a number for text', variable({}), { a: 1 }, 'must be a string'],
    ['text for a number', variable({ type: 'number' }), { a: 'x' }, 'must be a number'],
    ['text for a truth value', variable({ type: 'boolean' }), { a: 'yes' }, 'must be true or false'],
    ['a stranger to the list', variable({ type: 'enum', values: ['x', 'y'] }), { a: 'z' }, 'must be one of: x, y'],
  ])('are refused with their path: %s', (_what, declared, values, message) => {
    expect(() => assertVariablesFit([declared], values)).toThrow(
      expect.objectContaining({ code: 'unprocessable', param: 'variables.a', message: `variables.a ${message}.` }),
    );
  });

  it('that nobody declared are refused, even if they are named like a property of every object', () => {
    expect(() => assertVariablesFit([], { constructor: 'x' })).toThrow(
      expect.objectContaining({ param: 'variables.constructor' }),
    );
    expect(() => assertVariablesFit([variable({ name: 'constructor' })], {})).toThrow(
      expect.objectContaining({ param: 'variables.constructor' }),
    );
  });

  it('take the default where there is one, and are empty where that is allowed', () => {
    expect(renderTemplate('[{{a}}]', [variable({ default: 'd' })], {})).toBe('[d]');
    expect(renderTemplate('[{{a}}]', [variable({ required: false })], {})).toBe('[]');
    expect(renderTemplate('[{{a}}]', [variable({ type: 'number', default: 0 })], {})).toBe('[0]');
    expect(renderTemplate('[{{a}}]', [variable({ type: 'boolean' })], { a: 'false' })).toBe('[false]');
  });

  it('cannot blow a small template up without bound', () => {
    const template = '{{a}}'.repeat(200);
    const value = 'x'.repeat(32_768);
    expect(value.length * 200).toBeGreaterThan(MAX_RENDERED_LENGTH);
    expect(() => renderTemplate(template, [variable({ max_length: 32_768 })], { a: value })).toThrow(
      expect.objectContaining({ code: 'unprocessable', param: 'variables' }),
    );
  });
});
