import { defineCollection } from './collection-definition.ts';

/** Pinned versions, what points at them, and what they resolve to. */
interface TenantOwned {
  readonly id: string;
  readonly tenant_id: string;
}

export const agentBindings = defineCollection<TenantOwned>({
  name: 'agent_bindings',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: { tenant_id: 'string' },
});

export const environments = defineCollection<TenantOwned>({
  name: 'environments',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: { tenant_id: 'string' },
});

export const environmentHistory = defineCollection<TenantOwned>({
  name: 'environment_history',
  tenancy: 'tenant',
  writes: 'direct',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: { tenant_id: 'string' },
});

export const resolvedConfigs = defineCollection<TenantOwned>({
  name: 'resolved_configs',
  tenancy: 'tenant',
  writes: 'direct',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: { tenant_id: 'string' },
});
