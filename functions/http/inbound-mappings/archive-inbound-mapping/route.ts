import { inboundMappingSchema } from '@patchbay/core/call-dispatch';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'archiveInboundMapping',
  module: 'inbound-mappings',
  method: 'POST',
  path: '/v1/inbound-mappings/{inbound_mapping_id}/archive',
  summary: 'Archive an inbound mapping',
  description: 'The number is free again, for every tenant. Repeating changes nothing.',
  auth: 'cognito',
  scope: 'mappings:write',
  params: z.object({ inbound_mapping_id: idSchema('inbound_mapping') }),
  success: { status: 200, schema: inboundMappingSchema, description: 'The archived mapping' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: ['inbound_mapping.archived'],
  idempotency: 'optional',
  dry_run: true,
});
