import { listPriceListsSchema, priceListPageSchema } from '@patchbay/core/cost';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'listPriceLists',
  module: 'usage',
  method: 'GET',
  path: '/v1/price-lists',
  summary: "List the tenant's price lists",
  auth: 'cognito',
  scope: 'usage:read',
  query: listPriceListsSchema,
  success: { status: 200, schema: priceListPageSchema, description: 'A page of price lists' },
  errors: ['invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
