import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parameterIssues } from './parameters-schema.ts';

const ajv = new Ajv2020({ strict: false, logger: false, validateFormats: false, addUsedSchema: false });
const object = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more });

type Json = Record<string, unknown>;

const names = fc.constantFrom('a', 'b', 'c');
const scalar = fc.oneof(fc.string({ maxLength: 3 }), fc.integer(), fc.boolean(), fc.constant(null));
const keywords = {
  type: fc.oneof(
    fc.constantFrom('string', 'number', 'integer', 'boolean', 'object', 'array', 'null'),
    fc.constant(['string', 'null']),
  ),
  description: fc.string({ maxLength: 5 }),
  enum: fc.uniqueArray(scalar, { minLength: 1, maxLength: 3 }),
  const: scalar,
  default: scalar,
  minLength: fc.nat(5),
  maxItems: fc.nat(5),
  maximum: fc.integer(),
  exclusiveMinimum: fc.integer(),
  multipleOf: fc.integer({ min: 1, max: 5 }),
  pattern: fc.constantFrom('^a+$', '[0-9]{2}', '.'),
  uniqueItems: fc.boolean(),
};
/** A schema that tool calling takes, a few levels deep. */
const { valid } = fc.letrec<{ valid: Json; children: Json }>((tie) => ({
  children: fc.record(
    {
      properties: fc.dictionary(names, tie('valid'), { maxKeys: 2 }),
      additionalProperties: fc.oneof(fc.boolean(), tie('valid')),
      items: tie('valid'),
      anyOf: fc.array(tie('valid'), { minLength: 1, maxLength: 2 }),
    },
    { requiredKeys: [] },
  ),
  valid: fc
    .tuple(
      fc.record(keywords, { requiredKeys: [] }),
      fc.oneof({ maxDepth: 3, depthSize: 'small' }, fc.constant({}), tie('children')),
      fc.boolean(),
    )
    .map(([own, children, requires]: [Json, Json, boolean]) => {
      const declared = Object.keys((children['properties'] as Json | undefined) ?? {});
      return { ...own, ...children, ...(requires && declared.length > 0 ? { required: declared } : {}) };
    }),
}));
const root = valid.map((schema) => ({ ...schema, type: 'object' }));

/** One keyword given a value that may not be for it. */
const mistake = fc.tuple(
  fc.constantFrom(...Object.keys(keywords), 'properties', 'required', 'additionalProperties', 'items', 'anyOf'),
  fc.constantFrom<unknown>(null, true, -1, 1.5, '', 'text', [], ['x', 'x'], [1], {}, { a: 1 }, '('),
);

describe('the parameters of a tool', () => {
  it('of the supported keywords are accepted, and ajv compiles them', () => {
    fc.assert(
      fc.property(root, (parameters) => {
        expect(parameterIssues(parameters)).toEqual([]);
        expect(() => ajv.compile(parameters)).not.toThrow();
      }),
      { numRuns: 100 },
    );
  });

  it('that ajv finds invalid are refused, whatever the mistake', () => {
    let invalid = 0;
    fc.assert(
      fc.property(root, mistake, fc.boolean(), (schema, [keyword, wrong], deep) => {
        const broken = { ...schema, [keyword]: wrong };
        const parameters = deep ? { type: 'object', properties: { deep: broken } } : broken;
        if (ajv.validateSchema(parameters) === true) return;
        invalid += 1;
        expect(parameterIssues(parameters)).not.toEqual([]);
      }),
      { numRuns: 800 },
    );
    expect(invalid).toBeGreaterThan(200);
  });

  it.each([
    ['an unknown type', object({ a: { type: 'text' } }), 'properties.a.type'],
    ['a keyword that tool calling does not take', object({ a: { $ref: '#/$defs/x' } }), 'properties.a'],
    ['a name that providers refuse', object({ 'a b': {} }), 'properties.a b'],
    ['a name that databases refuse', object({ $where: {} }), 'properties.$where'],
    ['a prototype', JSON.parse('{"type":"object","properties":{"__proto__":{}}}'), ''],
    ['a required argument that is not declared', object({ a: {} }, { required: ['b'] }), 'required.0'],
    ['a pattern that does not compile', object({ a: { pattern: '(' } }), 'properties.a.pattern'],
    ['no object at the root', { type: 'array' }, 'type'],
  ])('are refused for %s, with its path', (_what, parameters, path) => {
    expect(parameterIssues(parameters).map((issue) => issue.path)).toContain(path);
  });

  it('are refused when they are nested without end, not followed to it', () => {
    const text = `${'{"items":'.repeat(100_000)}{}${'}'.repeat(100_000)}`;
    expect(parameterIssues(JSON.parse(text))).toEqual([{ path: '', message: 'is nested deeper than 24 levels' }]);
  });
});
