import { environmentChangePageSchema } from '@patchbay/core/agent-bindings';
import { environmentNameField } from '@patchbay/core/config-resolver';
import { idSchema, pageQuery } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'listEnvironmentHistory',
  module: 'environments',
  method: 'GET',
  path: '/v1/agents/{agent_id}/environments/{environment}/history',
  summary: 'List every setting of an environment, newest first',
  description: 'From which binding to which, when, by whom and why. `created_at` is an instant for `at` of resolve.',
  auth: 'cognito',
  scope: 'bindings:read',
  params: z.object({ agent_id: idSchema('agent'), environment: environmentNameField }),
  query: z.object(pageQuery),
  success: { status: 200, schema: environmentChangePageSchema, description: 'A page of settings' },
  errors: ['not_found', 'invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
