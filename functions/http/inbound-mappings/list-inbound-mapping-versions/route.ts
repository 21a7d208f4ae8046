import { inboundMappingVersionSchema } from '@patchbay/core/call-dispatch';
import { idSchema, pageOf, pageQuery } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'listInboundMappingVersions',
  module: 'inbound-mappings',
  method: 'GET',
  path: '/v1/inbound-mappings/{inbound_mapping_id}/versions',
  summary: 'List every version of an inbound mapping',
  auth: 'cognito',
  scope: 'mappings:read',
  params: z.object({ inbound_mapping_id: idSchema('inbound_mapping') }),
  query: z.object(pageQuery),
  success: { status: 200, schema: pageOf(inboundMappingVersionSchema), description: 'A page of versions' },
  errors: ['not_found', 'invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
