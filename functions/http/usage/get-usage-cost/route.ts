import { dayField, usageCostSchema } from '@patchbay/core/cost';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getUsageCost',
  module: 'usage',
  method: 'GET',
  path: '/v1/usage/cost',
  summary: 'Get what the sessions of some days cost, by component',
  description:
    'Each day at the prices that hold on it; a session counts on the day on which it was created, an analysis on its own. At most 92 days, the last 30 unless given. What has no price is listed under `unpriced` and not in the total.',
  auth: 'cognito',
  scope: 'usage:read',
  query: z.strictObject({ from: dayField.optional(), to: dayField.optional() }),
  success: { status: 200, schema: usageCostSchema, description: 'The cost' },
  errors: ['invalid_query'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  examples: [{ name: 'a month', query: { from: '2026-11-01', to: '2026-11-30' } }],
});
