import { describe, expect, it } from 'vitest';
import { comment, typeText } from './type-text.ts';

describe('the type of a schema', () => {
  it.each([
    [{ type: 'string' }, 'string'],
    [{ type: ['string', 'null'] }, 'string | null'],
    [{ type: 'integer', minimum: 1 }, 'number'],
    [{ const: "it's" }, "'it\\'s'"],
    [{ enum: ['a', 'b', null] }, "'a' | 'b' | null"],
    [{ type: 'array', items: { enum: ['a', 'b'] } }, "('a' | 'b')[]"],
    [{ type: 'array', prefixItems: [{ type: 'string' }, { type: 'number' }] }, '[string, number]'],
    [{ anyOf: [{ $ref: '#/components/schemas/Upload' }, { type: 'null' }] }, 'Upload | null'],
    [{ $ref: '#/components/schemas/__schema0' }, 'Schema0'],
    [{ type: 'object', additionalProperties: { type: 'string' } }, '{ [key: string]: string }'],
    [{ type: 'object', properties: {}, additionalProperties: false }, 'Record<string, never>'],
    [{}, 'unknown'],
  ])('%j is %s', (schema, text) => {
    expect(typeText(schema)).toBe(text);
  });

  it('lets out what is not required, and says what then holds', () => {
    const properties = {
      name: { type: 'string' },
      'x-tags': { type: 'array', items: { type: 'string' }, default: [] },
    };
    expect(typeText({ type: 'object', properties, required: ['name'], additionalProperties: false })).toBe(
      "{\n  name: string;\n  /** Default `[]`. */\n  'x-tags'?: string[] | undefined;\n}",
    );
  });

  it('has comments that no description can end', () => {
    expect(comment(['a */ b'])).toBe('/** a *\\/ b */\n');
  });
});
