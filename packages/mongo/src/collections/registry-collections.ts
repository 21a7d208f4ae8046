import { defineCollection } from './collection-definition.ts';

/** The four registries: heads, drafts and immutable versions. */
interface TenantOwned {
  readonly id: string;
  readonly tenant_id: string;
}

export const agents = defineCollection<TenantOwned>({
  name: 'agents',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: { tenant_id: 'string' },
});

export const prompts = defineCollection<TenantOwned>({
  name: 'prompts',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: { tenant_id: 'string' },
});

export const tools = defineCollection<TenantOwned>({
  name: 'tools',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: { tenant_id: 'string' },
});

export const runtimeConfigs = defineCollection<TenantOwned>({
  name: 'runtime_configs',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: { tenant_id: 'string' },
});

export const drafts = defineCollection<TenantOwned>({
  name: 'drafts',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: { tenant_id: 'string' },
});

export const agentVersions = defineCollection<TenantOwned>({
  name: 'agent_versions',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: { tenant_id: 'string' },
});

export const promptVersions = defineCollection<TenantOwned>({
  name: 'prompt_versions',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: { tenant_id: 'string' },
});

export const toolVersions = defineCollection<TenantOwned>({
  name: 'tool_versions',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: { tenant_id: 'string' },
});

export const runtimeConfigVersions = defineCollection<TenantOwned>({
  name: 'runtime_config_versions',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: { tenant_id: 'string' },
});
