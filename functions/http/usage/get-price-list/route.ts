import { priceListSchema } from '@patchbay/core/cost';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getPriceList',
  module: 'usage',
  method: 'GET',
  path: '/v1/price-lists/{price_list_id}',
  summary: 'Get a price list',
  auth: 'cognito',
  scope: 'usage:read',
  params: z.object({ price_list_id: idSchema('price_list') }),
  success: { status: 200, schema: priceListSchema, description: 'The price list' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
