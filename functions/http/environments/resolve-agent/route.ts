import { resolutionSchema, resolveQuerySchema } from '@patchbay/core/config-resolver';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'resolveAgent',
  module: 'environments',
  method: 'GET',
  path: '/v1/agents/{agent_id}/resolve',
  summary: 'Show the whole config that an agent runs with',
  description:
    'What is live in an environment (`production` unless another is named), or what one binding pins. With `at` what was live at that time: the same config with the same digest as a session got then, for ever. It has no side effect.',
  auth: 'cognito',
  scope: 'bindings:read',
  params: z.object({ agent_id: idSchema('agent') }),
  query: resolveQuerySchema,
  success: { status: 200, schema: resolutionSchema, description: 'The resolved config with its digest' },
  errors: ['not_found', 'no_live_binding', 'unprocessable'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  examples: [
    { name: 'what is live in production', query: { environment: 'production' } },
    { name: 'what was live then', query: { environment: 'production', at: '2026-11-22T10:00:00.000Z' } },
  ],
});
