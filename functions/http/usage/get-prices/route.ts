import { getPricesSchema, pricesSchema } from '@patchbay/core/cost';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'getPrices',
  module: 'usage',
  method: 'GET',
  path: '/v1/prices',
  summary: 'Get the prices that hold on a day',
  auth: 'cognito',
  scope: 'usage:read',
  query: getPricesSchema,
  success: { status: 200, schema: pricesSchema, description: "The tenant's prices, and the product's for the rest" },
  errors: [],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  examples: [{ name: 'on a day', query: { day: '2026-11-22' } }],
});
