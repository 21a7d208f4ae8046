import { inboundMappingSchema } from '@patchbay/core/call-dispatch';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'restoreInboundMapping',
  module: 'inbound-mappings',
  method: 'POST',
  path: '/v1/inbound-mappings/{inbound_mapping_id}/restore',
  summary: 'Restore an archived inbound mapping',
  description: 'Refused where the number is live elsewhere by now.',
  auth: 'cognito',
  scope: 'mappings:write',
  params: z.object({ inbound_mapping_id: idSchema('inbound_mapping') }),
  success: { status: 200, schema: inboundMappingSchema, description: 'The restored mapping' },
  errors: ['not_found', 'number_in_use', 'reference_not_found', 'reference_archived'],
  uses: ['mongo'],
  audit: ['inbound_mapping.restored'],
  idempotency: 'optional',
  dry_run: true,
});
