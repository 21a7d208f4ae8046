import { apiKeySchema } from '@patchbay/core/api-keys';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'revokeApiKey',
  module: 'api-keys',
  method: 'POST',
  path: '/v1/api-keys/{api_key_id}/revoke',
  summary: 'Revoke an API key',
  description: 'The key gets no more tokens from now on, and tokens that it has stop working within 60 seconds.',
  auth: 'cognito',
  scope: 'keys:manage',
  params: z.strictObject({ api_key_id: idSchema('api_key') }),
  success: { status: 200, schema: apiKeySchema, description: 'The revoked key' },
  errors: ['not_found'],
  uses: ['mongo', 'cognito:keys:manage'],
  audit: ['api_key.revoked'],
  idempotency: 'optional',
});
