import { sessionCostSchema } from '@patchbay/core/cost';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getSessionCost',
  module: 'usage',
  method: 'GET',
  path: '/v1/sessions/{session_id}/cost',
  summary: 'Get what a session cost, by component, its analyses included',
  description: 'Of a session that goes on, what is known so far. What has no price is listed under `unpriced`.',
  auth: 'cognito',
  scope: 'usage:read',
  params: z.object({ session_id: idSchema('session') }),
  success: { status: 200, schema: sessionCostSchema, description: 'The cost' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
