import { bindingPageSchema, listBindingsSchema } from '@patchbay/core/agent-bindings';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'listBindings',
  module: 'bindings',
  method: 'GET',
  path: '/v1/agents/{agent_id}/bindings',
  summary: 'List the bindings of an agent, by number',
  auth: 'cognito',
  scope: 'bindings:read',
  params: z.object({ agent_id: idSchema('agent') }),
  query: listBindingsSchema,
  success: { status: 200, schema: bindingPageSchema, description: 'A page of bindings' },
  errors: ['not_found', 'invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
