import type { PriceList } from '@patchbay/core/cost';
import { defineCollection } from './collection-definition.ts';

/** Prices of a tenant, each from a day on. */
export const priceLists = defineCollection<PriceList>({
  name: 'price_lists',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: {
    tenant_id: 'string',
    effective_from: 'string',
    currency: 'string',
    prices: 'array',
    created_at: 'date',
    created_by: 'object',
  },
});
