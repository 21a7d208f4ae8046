import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineRoute, type Route } from '../route/index.ts';
import { openApiDocument } from './document.ts';
import { errorsPage } from './errors-page.ts';

const thing = z.object({ id: z.string(), etag: z.string(), made_at: z.date() }).meta({ id: 'Thing' });
const updateThing = defineRoute({
  id: 'updateThing',
  module: 'things',
  method: 'PUT',
  path: '/v1/things/{thing_id}',
  summary: 'Update a thing',
  auth: 'cognito',
  scope: 'tools:write',
  params: z.object({ thing_id: z.string() }),
  query: z.object({ dry_run: z.stringbool().default(false) }),
  body: z.strictObject({ name: z.string() }),
  success: { status: 200, schema: thing, description: 'The thing' },
  errors: ['not_found'],
  uses: [],
  audit: [],
  idempotency: 'required',
  if_match: 'required',
  examples: [{ name: 'small', body: { name: 'x' } }],
});
const internal: Route = { ...updateThing, id: 'report', auth: 'internal', path: '/internal/v1/reports' };

describe('the OpenAPI document', () => {
  const twin: Route = { ...updateThing, id: 'replaceThing', path: '/v1/other/{thing_id}' };
  const document = openApiDocument([updateThing, twin, internal] as readonly Route[], '1.2.3');
  const operation = document.paths?.['/v1/things/{thing_id}']?.put;

  it('says what a route says', () => {
    expect(operation).toMatchObject({
      operationId: 'updateThing',
      tags: ['things'],
      summary: 'Update a thing',
      description: 'Needs the scope `tools:write`.',
      security: [{ accessToken: [] }],
      'x-patchbay-scope': 'tools:write',
      requestBody: {
        required: true,
        content: { 'application/json': { examples: { small: { value: { name: 'x' } } } } },
      },
    });
    expect(operation?.parameters).toMatchObject([
      { in: 'path', name: 'thing_id', required: true },
      { in: 'query', name: 'dry_run' },
      { in: 'header', name: 'Idempotency-Key', required: true },
      { in: 'header', name: 'If-Match', required: true },
    ]);
  });

  it('tells what is sent to webhook endpoints, where there are any, with an example that the schema takes', () => {
    expect(document).not.toHaveProperty('webhooks');
    const hooks: Route = { ...updateThing, module: 'webhook-endpoints' };
    const { webhooks = {} } = openApiDocument([hooks] as readonly Route[], '1.2.3');
    const sent = webhooks['usage.recorded'] as { post: { operationId: string; requestBody: { content: object } } };
    expect(sent.post.operationId).toBe('onUsageRecorded');
    expect(sent.post.requestBody.content).toMatchObject({
      'application/json': {
        schema: { $ref: '#/components/schemas/Event' },
        examples: { event: { value: { type: 'usage.recorded' } } },
      },
    });
  });

  it('names schemas once and refers to them', () => {
    expect(operation?.responses?.['200']).toMatchObject({
      headers: { 'Request-Id': {}, ETag: {} },
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
    });
    expect(document.components?.schemas?.['Thing']).toMatchObject({
      properties: { made_at: { type: 'string', format: 'date-time' } },
    });
  });

  it('lists every failure that the edge or the route can answer with', () => {
    expect(Object.keys(operation?.responses ?? {})).toEqual(
      expect.arrayContaining([
        '200',
        '400',
        '401',
        '403',
        '404',
        '409',
        '412',
        '413',
        '415',
        '422',
        '428',
        '429',
        '500',
      ]),
    );
    expect(operation?.responses?.['404']).toEqual({ $ref: '#/components/responses/error.404.not_found' });
    expect(document.components?.responses?.['error.404.not_found']).toMatchObject({
      description: '`not_found`: There is no such resource.',
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
    });
  });

  it('keeps the doors of our own systems out', () => {
    expect(Object.keys(document.paths ?? {})).toEqual(['/v1/things/{thing_id}', '/v1/other/{thing_id}']);
  });
});

describe('the errors page', () => {
  it('explains every code under an anchor of its name', () => {
    expect(errorsPage()).toContain('### no_live_binding\n\n409 · ');
  });
});
