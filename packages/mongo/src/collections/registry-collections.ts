import { registries } from '@patchbay/core/registries';
import type { RegistryDraft } from '@patchbay/core/versioned-registry';
import { defineCollection } from './collection-definition.ts';
import { headsOf, versionsOf } from './registry-shape.ts';

/** The registries: heads, immutable versions, and the drafts of all of them. A new registry is two lines. */
export const agents = headsOf(registries.agents);
export const agentVersions = versionsOf(registries.agents);
export const prompts = headsOf(registries.prompts);
export const promptVersions = versionsOf(registries.prompts);
export const tools = headsOf(registries.tools);
export const toolVersions = versionsOf(registries.tools);
export const runtimeConfigs = headsOf(registries.runtime_configs);
export const runtimeConfigVersions = versionsOf(registries.runtime_configs);

/** One a entity: its id is made of the entity's. */
export const drafts = defineCollection<RegistryDraft>({
  name: 'drafts',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: {
    object: 'string',
    tenant_id: 'string',
    content: 'object',
    etag: 'string',
    created_at: 'date',
    updated_at: 'date',
    updated_by: 'object',
  },
});
