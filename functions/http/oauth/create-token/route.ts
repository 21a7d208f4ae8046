import { tokenRequestSchema, tokenResponseSchema } from '@patchbay/core/api-keys';
import { defineRoute } from '@patchbay/http/route';

/** The one route that speaks RFC 6749: a form in, its error format out. */
export const route = defineRoute({
  id: 'createToken',
  module: 'oauth',
  method: 'POST',
  path: '/v1/oauth/token',
  summary: 'Exchange an API key for a short-lived access token',
  description:
    'OAuth 2.0 client credentials (RFC 6749 section 4.4). Send the API key as client_secret, or as the password of HTTP Basic authentication.',
  auth: 'public',
  body: tokenRequestSchema,
  body_format: 'form',
  body_limit_bytes: 8_192,
  success: { status: 200, schema: tokenResponseSchema, description: 'The access token' },
  errors: ['invalid_client', 'unsupported_grant_type'],
  uses: ['mongo', 'cognito:keys:authenticate', 'secrets:api-key-pepper'],
  audit: [],
  idempotency: 'none',
  examples: [
    {
      name: 'an API key',
      body: {
        grant_type: 'client_credentials',
        client_secret: 'pb_live_01J9Z3XK5T8Q4V7N2M6R0W1YBC_0000000000000000000000000000000000000000000000000',
      },
    },
  ],
});
