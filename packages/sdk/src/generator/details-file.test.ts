import { expect, it } from 'vitest';
import { detailsFile } from './details-file.ts';
import type { JsonSchema, OpenApiDocument } from './document.ts';
import { generatedOperations } from './operation.ts';

/** The fields of the body of an operation with such a schema, as the file has them. */
function fieldsOf(schema: JsonSchema, schemas: Record<string, JsonSchema> = {}): Record<string, unknown>[] {
  const operation = {
    operationId: 'createThing',
    summary: 'Create a thing',
    requestBody: { content: { 'application/json': { schema } } },
    security: [],
    responses: {},
  };
  const document = { paths: { '/v1/things': { post: operation } }, components: { schemas } };
  const text = detailsFile(
    generatedOperations(document as unknown as OpenApiDocument),
    document as unknown as OpenApiDocument,
  );
  return JSON.parse(/createThing: (\{.*\}),/s.exec(text)?.[1] ?? '').body;
}

it('has a list of strings of several forms as one that may be repeated', () => {
  const items = { anyOf: [{ type: 'string' }, { type: 'string' }] };
  const fields = fieldsOf({ type: 'object', properties: { allowed_addresses: { type: 'array', items } } });
  expect(fields).toEqual([{ name: 'allowed_addresses', kind: 'strings' }]);
});

it('has the fields of a body of several forms: what tells them apart, what all have, what some have', () => {
  const form = (kind: string, more: Record<string, JsonSchema>, required: string[]): JsonSchema => ({
    type: 'object',
    properties: { kind: { type: 'string', const: kind }, name: { type: 'string' }, ...more },
    required: ['kind', 'name', ...required],
  });
  const schemas = {
    Bearer: form('bearer', { secret: { type: 'object' }, hosts: { type: 'array', items: { type: 'string' } } }, [
      'secret',
      'hosts',
    ]),
    Login: form('login', { secret: { type: 'string' } }, ['secret']),
  };
  const oneOf = [{ $ref: '#/components/schemas/Bearer' }, { $ref: '#/components/schemas/Login' }];
  expect(fieldsOf({ oneOf, type: 'object' }, schemas)).toEqual([
    { name: 'kind', kind: 'string', choices: ['bearer', 'login'], required: true },
    { name: 'name', kind: 'string', required: true },
    { name: 'secret', kind: 'json', required: true },
    { name: 'hosts', kind: 'strings' },
  ]);
});
