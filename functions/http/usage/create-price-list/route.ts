import { createPriceListSchema, priceListSchema } from '@patchbay/core/cost';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'createPriceList',
  module: 'usage',
  method: 'POST',
  path: '/v1/price-lists',
  summary: "Set the tenant's prices from a day on",
  description:
    'A list never changes. Another one takes its place from its own first day on; of two with the same day the newer one holds. What it leaves open has the price of the product, where both are in US dollars.',
  auth: 'cognito',
  scope: 'usage:write',
  body: createPriceListSchema,
  success: { status: 201, schema: priceListSchema, description: 'The price list' },
  errors: ['unprocessable', 'limit_exceeded'],
  uses: ['mongo'],
  dry_run: true,
  audit: ['price_list.created'],
  idempotency: 'optional',
  examples: [
    {
      name: 'a model and the telephone',
      body: {
        effective_from: '2026-11-01',
        currency: 'USD',
        prices: [
          { kind: 'stt', provider: 'deepgram', model: '*', unit: 'minute', price: '0.0077' },
          { kind: 'telephony', provider: '*', model: '*', unit: 'minute', price: '0.01' },
        ],
      },
    },
  ],
});
