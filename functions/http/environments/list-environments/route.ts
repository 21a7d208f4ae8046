import { environmentPageSchema } from '@patchbay/core/agent-bindings';
import { idSchema, pageQuery } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'listEnvironments',
  module: 'environments',
  method: 'GET',
  path: '/v1/agents/{agent_id}/environments',
  summary: 'List the environments of an agent, by name',
  auth: 'cognito',
  scope: 'bindings:read',
  params: z.object({ agent_id: idSchema('agent') }),
  query: z.object(pageQuery),
  success: { status: 200, schema: environmentPageSchema, description: 'A page of environments' },
  errors: ['not_found', 'invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
