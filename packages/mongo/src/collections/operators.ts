import type { StoredOperator } from '@patchbay/core/tenancy';
import { defineCollection } from './collection-definition.ts';

/** People who sign in; those with tenant_id null belong to the platform. */
export const operators = defineCollection<StoredOperator>({
  name: 'operators',
  tenancy: 'tenant_or_platform',
  writes: 'audited',
  bookkeeping: ['selected_at'],
  indexes: [
    { keys: { tenant_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, email: 1 }, unique: true },
    { keys: { tenant_id: 1, role: 1, status: 1, _id: 1 } },
  ],
  // Sign-in knows only the account: looked up across tenants.
  platform_indexes: [{ keys: { cognito_sub: 1, tenant_id: 1 }, unique: true }],
  schema: 'core',
});
