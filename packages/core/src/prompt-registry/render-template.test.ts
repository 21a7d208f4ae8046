import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CONTEXT } from './prompt-fixtures.ts';
import { type PromptVariable, promptVariableSchema, type VariableValue } from './prompt-variable.ts';
import { assertVariablesFit, MAX_RENDERED_LENGTH, renderTemplate } from './render-template.ts';
import { SYSTEM_VARIABLES } from './system-variables.ts';

const variable = (over: object): PromptVariable => promptVariableSchema.parse({ name: 'a', type: 'string', ...over });
const render = (template: string, variables: PromptVariable[] = [], values: Record<string, VariableValue> = {}) =>
  renderTemplate({ template, variables }, values, CONTEXT);

describe('a rendering', () => {
  it('of a template without braces is the template', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).filter((text) => !text.includes('{{')),
        (text) => {
          expect(render(text)).toBe(text);
        },
      ),
    );
  });

  it('puts a value in literally: what it holds is never looked at again, and changes nothing around it', () => {
    const code = fc.constantFrom(
      '{{a}}',
      '{{b}}',
      '{{> rules}}',
      '{{system.now}}',
      '\\{{',
      '{{',
      '}}',
      '{{"',
      '$&',
      '$1',
    );
    const value = fc.array(fc.oneof(code, fc.string({ maxLength: 5 })), { maxLength: 8 }).map((all) => all.join(''));
    fc.assert(
      fc.property(value, (a) => {
        expect(render('<{{a}}|{{ a }}>{{system.time}}', [variable({})], { a })).toBe(`<${a}|${a}>10:05`);
      }),
    );
  });

  it('writes two braces for an escaped opening, and what stands between quotes', () => {
    expect(render('\\{{a}} \\{{')).toBe('{{a}} {{');
    expect(render('{{"{"}}{{system.agent_name}}{{"}"}} {{"\\"}}')).toBe('{Robin} \\');
  });

  it('fills in every built-in variable, and takes no value for one', () => {
    const text = render(SYSTEM_VARIABLES.map((name) => `{{${name}}}`).join('|'));
    expect(text).toBe('2026-11-22T10:05:07+01:00|2026-11-22|10:05|Sunday|Europe/Berlin|phone|+493012345678|Robin|en');
    expect(() => render('{{system.time}}', [], { 'system.time': 'late' })).toThrow(
      expect.objectContaining({ param: 'variables.system.time' }),
    );
  });

  it('takes the default where there is one, and is empty where that is allowed', () => {
    expect(render('[{{a}}]', [variable({ default: 'd' })])).toBe('[d]');
    expect(render('[{{a}}]', [variable({ required: false })])).toBe('[]');
    expect(render('[{{a}}]', [variable({ type: 'number', default: 0 })])).toBe('[0]');
    expect(render('[{{a}}]', [variable({ type: 'boolean' })], { a: 'false' })).toBe('[false]');
    const list = variable({ type: 'array', items: { type: 'string' }, default: ['x', 'y'] });
    expect(render('[{{a}}]', [list])).toBe('[x, y]');
    expect(render('[{{a}}]', [list], { a: [] })).toBe('[]');
  });

  it('cannot blow a small template up without bound', () => {
    const value = 'x'.repeat(32_768);
    expect(value.length * 200).toBeGreaterThan(MAX_RENDERED_LENGTH);
    expect(() => render('{{a}}'.repeat(200), [variable({ max_length: 32_768 })], { a: value })).toThrow(
      expect.objectContaining({ code: 'unprocessable', param: 'variables' }),
    );
  });
});

describe('values', () => {
  const items = { type: 'string', max_length: 2 };
  it.each([
    ['a missing one', {}, {}, 'is required'],
    ['one too long', { max_length: 2 }, { a: 'abc' }, 'must have at most 2 characters'],
    ['one too short', { min_length: 1 }, { a: '' }, 'must have at least 1 character'],
    ['a number for text', {}, { a: 1 }, 'must be a string'],
    ['a list for text', {}, { a: ['x'] }, 'must be a string, not a list'],
    ['text for a number', { type: 'number' }, { a: 'x' }, 'must be a number'],
    ['empty text for a number', { type: 'number' }, { a: '' }, 'must be a number'],
    ['a fraction for an integer', { type: 'integer' }, { a: 1.5 }, 'must be an integer'],
    ['a truth value for an integer', { type: 'integer' }, { a: true }, 'must be an integer'],
    ['a number too small', { type: 'integer', minimum: 1 }, { a: '0' }, 'must be at least 1'],
    ['a number too large', { type: 'number', maximum: 1 }, { a: 1.5 }, 'must be at most 1'],
    ['a number of no list', { type: 'integer', enum: [1, 2] }, { a: 3 }, 'must be one of: 1, 2'],
    ['text for a truth value', { type: 'boolean' }, { a: 'yes' }, 'must be true or false'],
    ['text of another pattern', { pattern: '^\\d{4}$' }, { a: '12345' }, 'must fit ^\\d{4}$'],
    ['a stranger to the list', { enum: ['x', 'y'] }, { a: 'z' }, 'must be one of: x, y'],
    ['text for a list', { type: 'array', items }, { a: 'x' }, 'must be a list'],
    ['too many items', { type: 'array', items, max_items: 1 }, { a: ['x', 'y'] }, 'must have at most 1 item'],
    ['too few items', { type: 'array', items, min_items: 2 }, { a: ['x'] }, 'must have at least 2 items'],
    ['an item too long', { type: 'array', items }, { a: ['x', 'yyy'] }, 'must have at most 2 characters in item 2'],
  ])('are refused with their path: %s', (_what, declared, values, message) => {
    expect(() => assertVariablesFit([variable(declared)], values as Record<string, VariableValue>)).toThrow(
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

  it('are all named at once in the details', () => {
    const error = (() => {
      try {
        assertVariablesFit([variable({}), variable({ name: 'b', type: 'integer' })], { b: 'x' });
      } catch (caught) {
        return caught;
      }
    })();
    expect(error).toMatchObject({
      details: {
        issues: [
          { param: 'variables.a', message: 'is required' },
          { param: 'variables.b', message: 'must be an integer' },
        ],
      },
    });
  });
});
