import { getUsageSchema, usageSchema } from '@patchbay/core/usage';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'getUsage',
  module: 'usage',
  method: 'GET',
  path: '/v1/usage',
  summary: 'Get what the tenant used, day by day',
  description:
    'Days are in UTC. A session counts on the day on which it was created, with all that it used; of one that goes on, with what is known so far. At most 92 days at a time, or 31 with by=agent.',
  auth: 'cognito',
  scope: 'usage:read',
  query: getUsageSchema,
  success: { status: 200, schema: usageSchema, description: 'The figures of each day, and all together' },
  errors: ['invalid_query'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  examples: [
    { name: 'the last 30 days' },
    { name: 'a month by agent', query: { from: '2026-11-01', to: '2026-11-30', by: 'agent' } },
  ],
});
