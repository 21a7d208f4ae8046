import { createdApiKeySchema, rotateApiKeySchema } from '@patchbay/core/api-keys';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'rotateApiKey',
  module: 'api-keys',
  method: 'POST',
  path: '/v1/api-keys/{api_key_id}/rotate',
  summary: 'Give an API key a new secret',
  description:
    'The answer holds the new secret, which cannot be shown again. The present one works on for overlap_seconds, a day unless you say otherwise, so that servers can be changed over one by one; then it ends, and its tokens with it within 60 seconds. With 0 all earlier secrets end at once.',
  auth: 'cognito',
  scope: 'keys:manage',
  params: z.strictObject({ api_key_id: idSchema('api_key') }),
  body: rotateApiKeySchema,
  success: { status: 200, schema: createdApiKeySchema, description: 'The key with its new secret', holds_secret: true },
  errors: ['not_found', 'api_key_revoked', 'rotation_in_progress', 'unprocessable', 'upstream_failed'],
  uses: ['mongo', 'cognito:keys:manage', 'secrets:api-key-pepper'],
  audit: ['api_key.rotated'],
  idempotency: 'optional',
  examples: [
    { name: 'an hour to change over', body: { overlap_seconds: 3600 } },
    { name: 'the secret has leaked', body: { overlap_seconds: 0 } },
  ],
});
