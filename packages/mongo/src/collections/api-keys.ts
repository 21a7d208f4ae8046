import { defineCollection } from './collection-definition.ts';

/** API keys of tenants: prefix, scopes and a peppered HMAC, never the secret. */
interface TenantOwned {
  readonly id: string;
  readonly tenant_id: string;
}

export const apiKeys = defineCollection<TenantOwned>({
  name: 'api_keys',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: { tenant_id: 'string' },
});
