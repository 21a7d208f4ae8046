import { expandedBindingSchema, getBindingQuerySchema } from '@patchbay/core/agent-bindings';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getBinding',
  module: 'bindings',
  method: 'GET',
  path: '/v1/agents/{agent_id}/bindings/{binding_id}',
  summary: 'Get a binding',
  auth: 'cognito',
  scope: 'bindings:read',
  params: z.object({ agent_id: idSchema('agent'), binding_id: idSchema('binding') }),
  query: getBindingQuerySchema,
  success: { status: 200, schema: expandedBindingSchema, description: 'The binding' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
