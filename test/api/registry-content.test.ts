import { AppError } from '@patchbay/core/kernel';
import { registries } from '@patchbay/core/registries';
import { countAuditEvents } from '@patchbay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { publishedBy, REGISTRY_PATHS, refusal } from '../support/registry-fixtures.ts';
import { startApi } from './support/api.ts';
import type { ApiClient } from './support/client.ts';

const api = await startApi();

let owner: ApiClient;
beforeAll(async () => {
  owner = (await api.tenant()).client;
});

describe('what bad input gets', () => {
  const variable = (over: object) => ({ name: 'clinic', type: 'string', ...over });
  const prompt = (template: string, variables: object[] = []) => ({ template, variables });
  const schema = (over: object) => ({ ...registries.tools.example, ...over });
  const query = { type: 'string' };
  const lengthy = {
    type: 'object',
    properties: {
      query,
      other: {
        enum: Array(500)
          .fill('')
          .map((_v, n) => `${n}${'x'.repeat(100)}`),
      },
    },
    required: ['query'],
  };

  it.each([
    ['prompts', prompt('Hi {{nobody}}'), 'unprocessable', 'content.template'],
    ['prompts', prompt('{{clinic}}', [variable({}), variable({})]), 'unprocessable', 'content.variables.1.name'],
    ['prompts', prompt('a\nb {{ no good }}'), 'unprocessable', 'content.template'],
    [
      'prompts',
      prompt('{{clinic}}', [variable({ default: 'abc', max_length: 2 })]),
      'unprocessable',
      'content.variables.0.default',
    ],
    ['prompts', prompt('x'.repeat(1_048_577)), 'body_too_large', 'content.template'],
    ['prompts', prompt('ä'.repeat(600_000)), 'body_too_large', 'content.template'],
    ['prompts', prompt('{{a}}', [{ name: 'a', type: 'date' }]), 'invalid_body', 'content.variables.0.type'],
    ['prompts', { ...prompt('x'), tone: 'kind' }, 'invalid_body', 'content.tone'],
    [
      'tools',
      schema({ parameters: { type: 'object', properties: { query: { type: 'text' } }, required: ['query'] } }),
      'unprocessable',
      'content.parameters.properties.query.type',
    ],
    [
      'tools',
      schema({ parameters: { type: 'object', properties: { query }, required: ['query', 'other'] } }),
      'unprocessable',
      'content.parameters.required.1',
    ],
    [
      'tools',
      schema({ parameters: { type: 'object', properties: { query } } }),
      'unprocessable',
      'content.parameters.required',
    ],
    ['tools', schema({ parameters: { type: 'string' } }), 'unprocessable', 'content.parameters.type'],
    ['tools', schema({ parameters: lengthy }), 'unprocessable', 'content.parameters'],
    ['prompts', prompt('bell \u0007'), 'invalid_body', 'content.template'],
    ['prompts', prompt('half \ud800'), 'unprocessable', 'content.template'],
    ['tools', schema({ config: { top_k: 500 } }), 'invalid_body', 'content.config.top_k'],
    ['tools', schema({ handler_ref: 'rm_rf' }), 'invalid_body', 'content.handler_ref'],
    [
      'runtime_configs',
      { ...registries.runtime_configs.example, llm: { provider: 'nobody', model: 'x' } },
      'invalid_body',
      'content.llm.provider',
    ],
    ['agents', { name: 'Robin', language: 'klingonese_' }, 'invalid_body', 'content.language'],
  ] as const)('%s: %# is refused and named', async (registry, content, code, param) => {
    const before = await countAuditEvents(api.db);
    const answer = await owner.post(`/v1/${REGISTRY_PATHS[registry]}`, { name: 'bad', content });
    expect(refusal(answer)).toEqual([new AppError(code).status, code, param]);
    expect(await countAuditEvents(api.db)).toBe(before);
  });

  it('names the variable that a rendering lacks, and renders where all fit', async () => {
    const content = prompt('{{clinic}}: {{seats}} \\{{x}}', [
      variable({ max_length: 5 }),
      { name: 'seats', type: 'number', default: 2 },
    ]);
    const { id } = await publishedBy(owner, 'prompts', content);
    const render = (variables: object) => owner.post(`/v1/prompts/${id}/versions/1/render`, { variables });
    expect((await render({ clinic: '{{x}}' })).body.text).toBe('{{x}}: 2 {{x}}');
    expect(refusal(await render({}))).toEqual([422, 'unprocessable', 'variables.clinic']);
    expect(refusal(await render({ clinic: 'longer' }))).toEqual([422, 'unprocessable', 'variables.clinic']);
    expect(refusal(await render({ clinic: 'a', seats: 'two' }))).toEqual([422, 'unprocessable', 'variables.seats']);
    expect(refusal(await render({ clinic: 'a', other: 1 }))).toEqual([422, 'unprocessable', 'variables.other']);
  });
});
