import type { StoredApiKey } from '@patchbay/core/api-keys';
import { defineCollection } from './collection-definition.ts';

/** API keys of tenants: prefix, scopes and a peppered HMAC of each secret, never a secret. */
export const apiKeys = defineCollection<StoredApiKey>({
  name: 'api_keys',
  tenancy: 'tenant',
  writes: 'audited',
  bookkeeping: ['last_used_at'],
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }, { keys: { tenant_id: 1, status: 1, _id: 1 } }],
  schema: {
    tenant_id: 'string',
    name: 'string',
    scopes: 'array',
    status: 'string',
    secrets: 'array',
    created_at: 'date',
  },
});
