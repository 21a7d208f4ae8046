import { environmentSchema, promoteInputSchema } from '@patchbay/core/agent-bindings';
import { environmentNameField } from '@patchbay/core/config-resolver';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'promoteEnvironment',
  module: 'environments',
  method: 'POST',
  path: '/v1/agents/{agent_id}/environments/{environment}/promote',
  summary: 'Make live here what is live in another environment',
  description:
    'The very binding that was tried out in `from_environment` becomes live in the environment of the path, if what is live there still is `expected_binding`.',
  auth: 'cognito',
  scope: 'environments:write',
  params: z.object({ agent_id: idSchema('agent'), environment: environmentNameField }),
  body: promoteInputSchema,
  success: { status: 200, schema: environmentSchema, description: 'The environment as it is now' },
  errors: [
    'not_found',
    'resource_archived',
    'reference_not_found',
    'reference_archived',
    'unprocessable',
    'environment_moved',
  ],
  uses: ['mongo'],
  audit: ['environment.promoted'],
  idempotency: 'optional',
  dry_run: true,
  examples: [
    {
      name: 'from staging to production',
      body: {
        from_environment: 'staging',
        expected_binding: 'bnd_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
        note: 'Tried out with the clinic on Tuesday',
      },
    },
    { name: 'the first time', body: { from_environment: 'staging', expected_binding: null } },
  ],
});
