import { defineCollection } from './collection-definition.ts';

/** Conversations and how they come about. */
interface TenantOwned {
  readonly id: string;
  readonly tenant_id: string;
}

export const sessions = defineCollection<TenantOwned>({
  name: 'sessions',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: { tenant_id: 'string' },
});

export const sessionEvents = defineCollection<TenantOwned>({
  name: 'session_events',
  tenancy: 'tenant',
  writes: 'direct',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: { tenant_id: 'string' },
});

export const calls = defineCollection<TenantOwned>({
  name: 'calls',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: { tenant_id: 'string' },
});

export const inboundMappings = defineCollection<TenantOwned>({
  name: 'inbound_mappings',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: { tenant_id: 'string' },
});
