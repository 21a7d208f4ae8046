import { bindingDiffSchema, diffBindingQuerySchema } from '@patchbay/core/agent-bindings';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'diffBinding',
  module: 'bindings',
  method: 'GET',
  path: '/v1/agents/{agent_id}/bindings/{binding_id}/diff',
  summary: 'Compare a binding with another one of the agent',
  description:
    'What is pinned otherwise, and what that changes in the resolved config: field by field, texts line by line, from `against` (without it the binding with the number before) to the binding of the path.',
  auth: 'cognito',
  scope: 'bindings:read',
  params: z.object({ agent_id: idSchema('agent'), binding_id: idSchema('binding') }),
  query: diffBindingQuerySchema,
  success: { status: 200, schema: bindingDiffSchema, description: 'What differs' },
  errors: ['not_found', 'reference_not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  examples: [{ name: 'what the next release changes', query: { against: 'bnd_01J9Z3XK5T8Q4V7N2M6R0W1YBC' } }],
});
