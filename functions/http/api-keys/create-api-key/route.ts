import { createApiKeySchema, createdApiKeySchema } from '@patchbay/core/api-keys';
import { defineRoute } from '@patchbay/http/route';

/** The secret is in this answer and nowhere else. */
export const route = defineRoute({
  id: 'createApiKey',
  module: 'api-keys',
  method: 'POST',
  path: '/v1/api-keys',
  summary: 'Create an API key for a server of the tenant',
  description:
    'The answer holds the secret, which cannot be shown again. Exchange it at /v1/oauth/token for access tokens. A key can have no scope that its creator lacks.',
  auth: 'cognito',
  scope: 'keys:manage',
  body: createApiKeySchema,
  success: { status: 201, schema: createdApiKeySchema, description: 'The key with its secret', holds_secret: true },
  errors: ['limit_exceeded', 'unprocessable'],
  uses: ['mongo', 'cognito:keys:manage', 'secrets:api-key-pepper'],
  audit: ['api_key.created'],
  idempotency: 'optional',
  examples: [
    { name: 'a key for starting sessions', body: { name: 'Web backend', scopes: ['sessions:read', 'sessions:write'] } },
  ],
});
