import { apiKeySchema, updateApiKeySchema } from '@patchbay/core/api-keys';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'updateApiKey',
  module: 'api-keys',
  method: 'PATCH',
  path: '/v1/api-keys/{api_key_id}',
  summary: 'Change an API key',
  description:
    'Name, metadata, expiry, and fewer scopes: tokens that the key has lose them within 60 seconds. A key never gains scopes.',
  auth: 'cognito',
  scope: 'keys:manage',
  params: z.strictObject({ api_key_id: idSchema('api_key') }),
  body: updateApiKeySchema,
  success: { status: 200, schema: apiKeySchema, description: 'The key' },
  errors: ['not_found', 'api_key_revoked', 'unprocessable'],
  uses: ['mongo'],
  audit: ['api_key.updated'],
  idempotency: 'none',
  dry_run: true,
  examples: [
    { name: 'fewer scopes', body: { scopes: ['sessions:read'] } },
    { name: 'an end', body: { expires_at: '2027-12-31T23:59:59.000Z' } },
    { name: 'no end', body: { expires_at: null } },
  ],
});
