import { expandedEnvironmentSchema, getEnvironmentQuerySchema } from '@patchbay/core/agent-bindings';
import { environmentNameField } from '@patchbay/core/config-resolver';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getEnvironment',
  module: 'environments',
  method: 'GET',
  path: '/v1/agents/{agent_id}/environments/{environment}',
  summary: 'Get an environment of an agent: which binding is live in it',
  auth: 'cognito',
  scope: 'bindings:read',
  params: z.object({ agent_id: idSchema('agent'), environment: environmentNameField }),
  query: getEnvironmentQuerySchema,
  success: { status: 200, schema: expandedEnvironmentSchema, description: 'The environment' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
