import { describe, expect, it } from 'vitest';
import { operationName, operationNames } from './operation-name.ts';

describe('the name of an operation', () => {
  it.each([
    ['createPrompt', 'POST', '/v1/prompts', 'prompts.create'],
    ['getRuntimeConfig', 'GET', '/v1/runtime-configs/{runtime_config_id}', 'runtimeConfigs.get'],
    ['archivePrompt', 'POST', '/v1/prompts/{prompt_id}/archive', 'prompts.archive'],
    ['updatePromptDraft', 'PUT', '/v1/prompts/{prompt_id}/draft', 'prompts.draft.update'],
    ['publishPromptVersion', 'POST', '/v1/prompts/{prompt_id}/versions', 'prompts.versions.publish'],
    ['diffPromptVersions', 'GET', '/v1/prompts/{prompt_id}/versions/{version}/diff', 'prompts.versions.diff'],
    [
      'promoteEnvironment',
      'POST',
      '/v1/agents/{agent_id}/environments/{environment}/promote',
      'agents.environments.promote',
    ],
    ['inviteTenantOperator', 'POST', '/v1/tenants/{tenant_id}/operators', 'tenants.operators.invite'],
    ['importInboundMappings', 'POST', '/v1/inbound-mappings/import', 'inboundMappings.import'],
    ['unlabelPromptVersion', 'POST', '/v1/prompts/{prompt_id}/labels/{label}/remove', 'prompts.labels.remove'],
    ['searchKnowledge', 'POST', '/v1/search', 'search'],
    ['getJwks', 'GET', '/.well-known/jwks.json', 'wellKnown.jwks.get'],
  ])('%s, %s %s, is %s', (id, method, path, name) => {
    expect(operationName(id, method, path).join('.')).toBe(name);
  });

  it('that is taken is the whole operation id, for the one that comes later', () => {
    const names = operationNames([
      { id: 'getThing', method: 'get', path: '/v1/things/{id}' },
      { id: 'getThingByName', method: 'get', path: '/v1/things/{scope}/{name}' },
    ]);
    expect([...names.values()]).toEqual([
      ['things', 'get'],
      ['things', 'getThingByName'],
    ]);
  });
});
