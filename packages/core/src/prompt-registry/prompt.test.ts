import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAppError } from '../kernel/index.ts';
import { checkPrompt } from './prompt.ts';
import { CONTEXT, contentOf } from './prompt-fixtures.ts';
import { promptWarnings } from './prompt-warnings.ts';
import { renderTemplate } from './render-template.ts';

const PROMPT_ID = 'pmt_01J9Z3XK5T8Q4V7N2M6R0W1YBC';
const include = (name: string) => ({ name, prompt_id: PROMPT_ID, version: 1 });
const variable = (over: object) => ({ name: 'a', type: 'string', ...over });

function refusalOf(template: string, more: object): { param: string | undefined; message: string } | undefined {
  try {
    checkPrompt(contentOf(template, more));
  } catch (error) {
    if (isAppError(error, 'unprocessable')) return { param: error.param, message: error.message };
    throw error;
  }
  return undefined;
}

describe('a prompt is refused', () => {
  it.each([
    ['for a placeholder that nobody declared', 'x\n  {{b}}', {}, 'content.template', 'Line 2, column 3'],
    ['for an include that nobody declared', 'x\n{{> b}}', {}, 'content.template', '{{> b}}'],
    ['for a syntax error', 'x {{ b b }}', {}, 'content.template', 'Line 1, column 3'],
    ['for a name twice', '{{a}}', { variables: [variable({}), variable({})] }, 'content.variables.1.name', 'twice'],
    ['for an include twice', 'x', { includes: [include('a'), include('a')] }, 'content.includes.1.name', 'twice'],
    [
      'for a reserved name',
      '{{system}}',
      { variables: [variable({ name: 'system' })] },
      'content.variables.0.name',
      '',
    ],
    [
      'for a default that does not fit',
      '{{a}}',
      { variables: [variable({ default: 'abc', max_length: 2 })] },
      'content.variables.0.default',
      'at most 2 characters',
    ],
    [
      'for a default outside the bounds',
      '{{a}}',
      { variables: [variable({ type: 'integer', default: 0, minimum: 1 })] },
      'content.variables.0.default',
      'at least 1',
    ],
    [
      'for bounds that leave nothing',
      '{{a}}',
      { variables: [variable({ type: 'number', minimum: 2, maximum: 1 })] },
      'content.variables.0.maximum',
      'minimum',
    ],
    [
      'for an accepted value that does not fit itself',
      '{{a}}',
      { variables: [variable({ enum: ['ok', 'toolong'], max_length: 2 })] },
      'content.variables.0.enum.1',
      'at most 2',
    ],
    [
      'for a pattern that could take for ever',
      '{{a}}',
      { variables: [variable({ pattern: '^(a+)+$' })] },
      'content.variables.0.pattern',
      'character 2',
    ],
    [
      'for a list whose default does not fit',
      '{{a}}',
      { variables: [variable({ type: 'array', items: { type: 'integer' }, default: [1, 1.5] })] },
      'content.variables.0.default',
      'item 2',
    ],
  ])('%s', (_what, template, more, param, message) => {
    const refused = refusalOf(template, more);
    expect(refused?.param).toBe(param);
    expect(refused?.message).toContain(message);
  });
});

describe('a prompt that was accepted', () => {
  it('warns of what it declares and does not use', () => {
    const content = contentOf('{{a}}', {
      variables: [variable({}), variable({ name: 'b' })],
      includes: [include('rules')],
    });
    expect(promptWarnings(content)).toEqual([
      expect.objectContaining({ code: 'unused_variable', path: 'content.variables.1' }),
      expect.objectContaining({ code: 'unused_include', path: 'content.includes.0' }),
    ]);
  });

  it('renders for every value that fits', () => {
    const piece = fc.constantFrom(
      '{{a}}',
      '{{n}}',
      '{{system.weekday}}',
      '{{',
      '}}',
      '\\',
      '{',
      '{{"x"}}',
      'text\n',
      '"',
    );
    const template = fc.array(piece, { minLength: 1, maxLength: 12 }).map((all) => all.join(''));
    const variables = [variable({}), { name: 'n', type: 'integer', default: 3 }];
    fc.assert(
      fc.property(template, fc.string({ maxLength: 50 }), (text, a) => {
        fc.pre(refusalOf(text, { variables }) === undefined);
        const rendered = renderTemplate(contentOf(text, { variables }), { a }, CONTEXT);
        expect(typeof rendered).toBe('string');
      }),
    );
  });
});
