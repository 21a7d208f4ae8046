import { describe, expect, it } from 'vitest';
import { operationName, operationNames } from './operation-name.ts';

describe('the name of an operation', () => {
  it.each([
    ['createPrompt', '/v1/prompts', 'prompts.create'],
    ['getRuntimeConfig', '/v1/runtime-configs/{runtime_config_id}', 'runtimeConfigs.get'],
    ['archivePrompt', '/v1/prompts/{prompt_id}/archive', 'prompts.archive'],
    ['updatePromptDraft', '/v1/prompts/{prompt_id}/draft', 'prompts.draft.update'],
    ['publishPromptVersion', '/v1/prompts/{prompt_id}/versions', 'prompts.versions.publish'],
    ['diffPromptVersions', '/v1/prompts/{prompt_id}/versions/{version}/diff', 'prompts.versions.diff'],
    ['promoteEnvironment', '/v1/agents/{agent_id}/environments/{environment}/promote', 'agents.environments.promote'],
    ['inviteTenantOperator', '/v1/tenants/{tenant_id}/operators', 'tenants.operators.invite'],
    ['importInboundMappings', '/v1/inbound-mappings/import', 'inboundMappings.import'],
    ['searchKnowledge', '/v1/search', 'search'],
    ['getJwks', '/.well-known/jwks.json', 'wellKnown.jwks.get'],
  ])('%s at %s is %s', (id, path, name) => {
    expect(operationName(id, path).join('.')).toBe(name);
  });

  it('that is taken is the whole operation id, for the one that comes later', () => {
    const names = operationNames([
      { id: 'getThing', path: '/v1/things/{id}' },
      { id: 'getThingByName', path: '/v1/things/{scope}/{name}' },
    ]);
    expect([...names.values()]).toEqual([
      ['things', 'get'],
      ['things', 'getThingByName'],
    ]);
  });
});
