import { inboundRouteSchema, resolveNumberSchema } from '@patchbay/core/call-dispatch';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'resolveInboundMapping',
  module: 'inbound-mappings',
  method: 'GET',
  path: '/v1/inbound-mappings/resolve',
  summary: 'Tell what a call to a number would get, now or at a time',
  description:
    'It goes all the way of a call and calls nobody: what a call would be refused for, this is refused for. The schedule decides by `at`; the webhook is not asked, so variables that it may set are not missed.',
  auth: 'cognito',
  scope: 'mappings:read',
  query: resolveNumberSchema,
  success: { status: 200, schema: inboundRouteSchema, description: 'What would answer' },
  errors: [
    'not_found',
    'reference_not_found',
    'resource_archived',
    'no_live_binding',
    'runtime_feature_unavailable',
    'unprocessable',
  ],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  examples: [
    { name: 'a number', query: { number: '+493012345678' } },
    { name: 'on a holiday', query: { number: '+493012345678', at: '2026-12-25T10:00:00Z' } },
  ],
});
