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
  description: 'What is live in an environment (`production` unless another is named), or what one binding pins.',
  auth: 'cognito',
  scope: 'bindings:read',
  params: z.object({ agent_id: idSchema('agent') }),
  query: resolveQuerySchema,
  success: { status: 200, schema: resolutionSchema, description: 'The resolved config with its digest' },
  errors: ['not_found', 'no_live_binding'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
