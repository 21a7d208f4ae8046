import { type Operator, operatorSchema } from '@patchbay/core/tenancy';
import { defineCollection } from './collection-definition.ts';

/** People who sign in; those with tenant_id null belong to the platform. */
export const operators = defineCollection<Operator>({
  name: 'operators',
  tenancy: 'tenant_or_platform',
  writes: 'audited',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }, { keys: { tenant_id: 1, email: 1 }, unique: true }],
  // Sign-in knows only the account: looked up across tenants.
  platform_indexes: [
    { keys: { cognito_sub: 1 }, unique: true, partial_filter: { cognito_sub: { $type: 'string' } } },
    { keys: { email: 1 } },
  ],
  schema: operatorSchema,
});
