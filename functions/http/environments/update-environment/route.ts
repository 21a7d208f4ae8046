import { environmentSchema, putEnvironmentInputSchema } from '@patchbay/core/agent-bindings';
import { environmentNameField } from '@patchbay/core/config-resolver';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'updateEnvironment',
  module: 'environments',
  method: 'PUT',
  path: '/v1/agents/{agent_id}/environments/{environment}',
  summary: 'Make a binding live in an environment',
  description:
    'New sessions of the environment run with this binding; sessions that run already keep theirs. With `expected_binding` it is set only if that binding is live now.',
  auth: 'cognito',
  scope: 'environments:write',
  params: z.object({ agent_id: idSchema('agent'), environment: environmentNameField }),
  body: putEnvironmentInputSchema,
  success: { status: 200, schema: environmentSchema, description: 'The environment' },
  errors: ['not_found', 'resource_archived', 'reference_not_found', 'reference_archived', 'environment_moved'],
  uses: ['mongo'],
  audit: ['environment.updated'],
  idempotency: 'none',
  dry_run: true,
  examples: [
    {
      name: 'a first binding',
      body: { binding_id: 'bnd_01J9Z3XK5T8Q4V7N2M6R0W1YBC', expected_binding: null, note: 'Opening day' },
    },
  ],
});
