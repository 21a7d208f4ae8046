import { runInNewContext } from 'node:vm';
import { errorCatalogue } from '@patchbay/core/kernel';
import { describe, expect, it } from 'vitest';
import { START_EXPLORER } from '../route/index.ts';
import { errorsHtml } from './errors-html.ts';
import { referencePage } from './reference-page.ts';

const document = {
  info: { title: 'An <API>', version: '1' },
  tags: [{ name: 'things' }],
  paths: {
    '/v1/things': {
      post: {
        operationId: 'createThing',
        summary: 'Create a thing',
        description: 'Needs `x`.',
        tags: ['things'],
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 5 } }],
        requestBody: {
          content: {
            'application/json': {
              schema: {
                type: 'object',
                properties: { name: { type: 'string', maxLength: 9, description: 'Its <b>name</b>' } },
                required: ['name'],
              },
              examples: { small: { value: { name: '<script>' } } },
            },
          },
        },
        responses: { '201': { description: 'ok', content: { 'application/json': { schema: { $ref: '#/x/Thing' } } } } },
      },
    },
  },
  components: { schemas: { Thing: { type: 'object', properties: { id: { type: 'string' } } } } },
};

describe('the reference page', () => {
  const html = referencePage(document);

  it('shows operations, parameters, bodies and schemas, each to be linked to', () => {
    for (const part of ['id="createThing"', 'query limit', '1–5', 'href="#schema-Thing"', 'id="schema-Thing"']) {
      expect(html).toContain(part);
    }
    expect(html).toMatch(/<code>name<\/code> string <small>required<\/small> <small>–9 characters<\/small>/);
  });

  it('needs no script and lets none in', () => {
    expect(html).not.toMatch(/<script|<b>name|An <API>/);
    expect(html).toContain('&#60;script&#62;');
  });
});

describe('the page of errors', () => {
  it('has an anchor for every code', () => {
    const html = errorsHtml();
    for (const code of Object.keys(errorCatalogue)) expect(html).toContain(`id="${code}"`);
  });
});

describe('the explorer', () => {
  it.each([
    ['https://api.example.org/v1/docs', 'https://api.example.org'],
    [
      'https://abc.execute-api.eu-central-1.amazonaws.com/prod/v1/docs',
      'https://abc.execute-api.eu-central-1.amazonaws.com/prod',
    ],
    [
      'http://127.0.0.1:4566/restapis/e93afdb2/local/_user_request_/v1/docs#tag/agents',
      'http://127.0.0.1:4566/restapis/e93afdb2/local/_user_request_',
    ],
  ])('of %s calls the API at %s', (page, api) => {
    const asked: { servers?: unknown; url?: unknown }[] = [];
    runInNewContext(START_EXPLORER, {
      location: new URL(page),
      document: { getElementById: () => ({ remove: () => undefined }) },
      Scalar: { createApiReference: (_element: string, settings: object) => asked.push(settings) },
    });
    expect(asked).toMatchObject([{ url: 'openapi.json', servers: [{ url: api }] }]);
  });
});
