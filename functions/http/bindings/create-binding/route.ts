import { bindingSchema, createBindingInputSchema } from '@patchbay/core/agent-bindings';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'createBinding',
  module: 'bindings',
  method: 'POST',
  path: '/v1/agents/{agent_id}/bindings',
  summary: 'Pin versions of everything an agent runs with',
  description:
    'One published version each of agent, prompt and runtime config, of any number of tools, and the search indexes. The binding never changes; its digest is that of the whole resolved config, so equal pins have equal digests. Labels stand for the versions that they are on at this moment. With `base` the request names only what differs from another binding of the agent.',
  auth: 'cognito',
  scope: 'bindings:write',
  params: z.object({ agent_id: idSchema('agent') }),
  body: createBindingInputSchema,
  success: { status: 201, schema: bindingSchema, description: 'The new binding' },
  errors: [
    'not_found',
    'resource_archived',
    'reference_not_found',
    'reference_archived',
    'snapshot_purged',
    'unprocessable',
  ],
  uses: ['mongo'],
  audit: ['binding.created'],
  idempotency: 'optional',
  dry_run: true,
  examples: [
    {
      name: 'first versions of everything, searching one index',
      body: {
        agent_version: 1,
        prompt_id: 'pmt_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
        prompt_version: 1,
        tool_versions: [{ tool_id: 'tol_01J9Z3XK5T8Q4V7N2M6R0W1YBC', version: 1 }],
        runtime_config_id: 'rtc_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
        runtime_config_version: 1,
        knowledge: [{ index_id: 'idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC', track: 'live' }],
      },
    },
    {
      name: 'as in production, but version 7 of the prompt',
      body: { base: { environment: 'production' }, prompt_version: 7, note: 'Shorter greeting' },
    },
    {
      name: 'as in production, but the stable version of the prompt',
      body: { base: { environment: 'production' }, prompt_version: 'stable' },
    },
    {
      name: 'as another binding, but with the knowledge of a certain day',
      body: {
        base: { binding_id: 'bnd_01J9Z3XK5T8Q4V7N2M6R0W1YBC' },
        knowledge: [{ index_id: 'idx_01J9Z3XK5T8Q4V7N2M6R0W1YBC', snapshot_id: 'snp_01J9Z3XK5T8Q4V7N2M6R0W1YBC' }],
      },
    },
  ],
});
