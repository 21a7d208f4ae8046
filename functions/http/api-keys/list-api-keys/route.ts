import { apiKeyPageSchema, listApiKeysSchema } from '@patchbay/core/api-keys';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'listApiKeys',
  module: 'api-keys',
  method: 'GET',
  path: '/v1/api-keys',
  summary: 'List the API keys of the tenant',
  auth: 'cognito',
  scope: 'keys:read',
  query: listApiKeysSchema,
  success: { status: 200, schema: apiKeyPageSchema, description: 'A page of keys' },
  errors: ['invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
