import type { StoredCredential } from '@patchbay/core/provider-credentials';
import { defineCollection, type Held } from './collection-definition.ts';

/** Credentials of tenants for services: everything but the secrets, which are in the vault. */
export const providerCredentials = defineCollection<StoredCredential & Held>({
  name: 'provider_credentials',
  tenancy: 'tenant',
  writes: 'audited',
  bookkeeping: ['held_by'],
  indexes: [
    { keys: { tenant_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, archived_at: 1, _id: 1 } },
    { keys: { tenant_id: 1, kind: 1, archived_at: 1, _id: 1 } },
  ],
  schema: 'core',
});
