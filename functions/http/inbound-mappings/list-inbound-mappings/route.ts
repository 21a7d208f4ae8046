import { inboundMappingSchema, listInboundMappingsSchema } from '@patchbay/core/call-dispatch';
import { pageOf } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'listInboundMappings',
  module: 'inbound-mappings',
  method: 'GET',
  path: '/v1/inbound-mappings',
  summary: 'List inbound mappings',
  auth: 'cognito',
  scope: 'mappings:read',
  query: listInboundMappingsSchema,
  success: { status: 200, schema: pageOf(inboundMappingSchema), description: 'A page of mappings' },
  errors: ['invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  examples: [{ name: 'the mapping of a number', query: { number: '+493012345678' } }],
});
