import { bindingVerificationSchema } from '@patchbay/core/agent-bindings';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'verifyBinding',
  module: 'bindings',
  method: 'GET',
  path: '/v1/agents/{agent_id}/bindings/{binding_id}/verify',
  summary: 'Check that a binding still is what it was made of',
  description:
    'Resolves the pinned versions once more and compares with the config that is stored and with the digest that the binding carries. Nothing is changed; `verified` is false where somebody changed a version or the stored config behind the back of the API.',
  auth: 'cognito',
  scope: 'bindings:read',
  params: z.object({ agent_id: idSchema('agent'), binding_id: idSchema('binding') }),
  success: { status: 200, schema: bindingVerificationSchema, description: 'What came out' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
