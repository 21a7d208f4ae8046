import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineRoute } from '../route/index.ts';
import { openApiDocument } from './document.ts';
import { addExamples } from './examples.ts';
import { lintOpenApi } from './lint.ts';

const thing = z
  .object({ id: z.string(), name: z.string(), archived_at: z.date().nullable(), digest: z.string() })
  .meta({ id: 'Thing' });

const route = defineRoute({
  id: 'createThing',
  module: 'tools',
  method: 'POST',
  path: '/v1/things',
  summary: 'Create a thing',
  auth: 'cognito',
  scope: 'tools:write',
  body: z.strictObject({ name: z.string().min(1), count: z.int().min(1) }),
  success: { status: 201, schema: thing, description: 'The thing' },
  errors: [],
  uses: ['mongo'],
  audit: [],
  idempotency: 'optional',
});
const documentOf = (shown: Parameters<typeof openApiDocument>[0]) =>
  addExamples(openApiDocument(shown, '1.0.0'), shown);

describe('examples of the OpenAPI document', () => {
  it('stand at every body and every successful answer, and tell what a field holds', () => {
    const operation = documentOf([route]).paths?.['/v1/things']?.post;
    expect(operation).toMatchObject({
      requestBody: { content: { 'application/json': { example: { name: 'Front desk', count: 1 } } } },
      responses: {
        '201': { content: { 'application/json': { example: { name: 'Front desk', archived_at: null } } } },
      },
    });
  });

  it('give way to those that the route has', () => {
    const own = documentOf([{ ...route, examples: [{ name: 'mine', body: { name: 'x', count: 7 } }] }]);
    expect(own.paths?.['/v1/things']?.post?.requestBody).toMatchObject({
      content: { 'application/json': { examples: { mine: { value: { name: 'x', count: 7 } } } } },
    });
  });
});

describe('the linter of the OpenAPI document', () => {
  const lint = (document: object) => lintOpenApi(JSON.stringify(document));

  it('finds nothing wrong with what the table gives', async () => {
    expect(await lint(documentOf([route]))).toEqual([]);
  });

  it('finds an example that its schema refuses, and a module without a description', async () => {
    const wrong = documentOf([{ ...route, examples: [{ name: 'wrong', body: { name: 'x', count: 'many' } }] }]);
    expect(await lint(wrong)).toEqual([expect.stringMatching(/^no-invalid-media-type-examples: .*count/)]);
    expect(await lint(documentOf([{ ...route, module: 'nobody' }]))).toEqual([
      expect.stringContaining('tag-description'),
    ]);
  });
});
