import { environmentSchema, rollbackInputSchema } from '@patchbay/core/agent-bindings';
import { environmentNameField } from '@patchbay/core/config-resolver';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'rollbackEnvironment',
  module: 'environments',
  method: 'POST',
  path: '/v1/agents/{agent_id}/environments/{environment}/rollback',
  summary: 'Go back to earlier versions',
  description:
    'Makes a new binding with the versions of an earlier one (the one that was live before, unless another is named) and makes it live: both or neither. Its digest is that of the earlier one. What it pins may be archived since.',
  auth: 'cognito',
  scope: 'environments:write',
  params: z.object({ agent_id: idSchema('agent'), environment: environmentNameField }),
  body: rollbackInputSchema,
  success: { status: 200, schema: environmentSchema, description: 'The environment as it is now' },
  errors: [
    'not_found',
    'resource_archived',
    'reference_not_found',
    'unprocessable',
    'environment_moved',
    'nothing_to_roll_back',
    'snapshot_purged',
  ],
  uses: ['mongo'],
  audit: ['binding.created', 'environment.rolled_back'],
  idempotency: 'optional',
  dry_run: true,
  examples: [
    { name: 'to what was live before', body: { note: 'Callers were put through to the wrong desk' } },
    {
      name: 'to a certain binding, from a certain one',
      body: {
        to_binding_id: 'bnd_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
        expected_binding: 'bnd_01J9Z3XK5T8Q4V7N2M6R0W1YBD',
        note: 'Back to the release of Monday',
      },
    },
  ],
});
