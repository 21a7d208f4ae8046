import type { Tenant } from '@patchbay/core/tenancy';
import { defineCollection } from './collection-definition.ts';

/** The tenants themselves: the one resource that no tenant owns. */
export const tenants = defineCollection<Tenant>({
  name: 'tenants',
  tenancy: 'platform',
  writes: 'audited',
  indexes: [{ keys: { status: 1, _id: 1 } }, { keys: { status: 1, archived_at: 1 } }],
  schema: 'core',
});
