import { inboundMappingSchema, updateInboundMappingSchema } from '@patchbay/core/call-dispatch';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'updateInboundMapping',
  module: 'inbound-mappings',
  method: 'PATCH',
  path: '/v1/inbound-mappings/{inbound_mapping_id}',
  summary: 'Lead a number elsewhere, or with other variables',
  description:
    'What changes makes the next version; every version is kept. What is left out stays. Where another agent is named without a target, a pinned binding gives way to production. Variables are judged as when a mapping is made, where the change touches what they depend on.',
  auth: 'cognito',
  scope: 'mappings:write',
  params: z.object({ inbound_mapping_id: idSchema('inbound_mapping') }),
  body: updateInboundMappingSchema,
  success: { status: 200, schema: inboundMappingSchema, description: 'The mapping as it is now' },
  errors: [
    'not_found',
    'resource_archived',
    'reference_not_found',
    'reference_archived',
    'unprocessable',
    'precondition_failed',
  ],
  uses: ['mongo'],
  audit: ['inbound_mapping.updated'],
  idempotency: 'none',
  dry_run: true,
  examples: [
    { name: 'another environment', body: { environment: 'staging' } },
    {
      name: 'another agent, if nobody was faster',
      body: { agent_id: 'agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC', expected_version: 3 },
    },
  ],
});
