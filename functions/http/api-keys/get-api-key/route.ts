import { apiKeySchema } from '@patchbay/core/api-keys';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getApiKey',
  module: 'api-keys',
  method: 'GET',
  path: '/v1/api-keys/{api_key_id}',
  summary: 'Get an API key, without its secret',
  auth: 'cognito',
  scope: 'keys:read',
  params: z.strictObject({ api_key_id: idSchema('api_key') }),
  success: { status: 200, schema: apiKeySchema, description: 'The key' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
