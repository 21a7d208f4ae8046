import type { User } from '@patchbay/core/tenancy';
import { defineCollection } from './collection-definition.ts';

/** End users of tenants. */
export const users = defineCollection<User>({
  name: 'users',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [
    { keys: { tenant_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, external_id: 1 }, unique: true },
    { keys: { tenant_id: 1, status: 1, _id: 1 } },
  ],
  schema: 'core',
});
