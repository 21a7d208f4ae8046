import { inboundMappingSchema } from '@patchbay/core/call-dispatch';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getInboundMapping',
  module: 'inbound-mappings',
  method: 'GET',
  path: '/v1/inbound-mappings/{inbound_mapping_id}',
  summary: 'Get an inbound mapping',
  auth: 'cognito',
  scope: 'mappings:read',
  params: z.object({ inbound_mapping_id: idSchema('inbound_mapping') }),
  success: { status: 200, schema: inboundMappingSchema, description: 'The mapping' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
