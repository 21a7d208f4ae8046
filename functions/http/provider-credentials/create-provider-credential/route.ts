import { createProviderCredentialSchema, providerCredentialSchema } from '@patchbay/core/provider-credentials';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'createProviderCredential',
  module: 'provider-credentials',
  auth: 'cognito',
  method: 'POST',
  path: '/v1/provider-credentials',
  summary: 'Store a credential for a service',
  description:
    'The secret goes into the secret store and is never shown again, here or elsewhere. Tools refer to credentials of the kinds http_* by id; those name the hosts that they may be sent to.',
  scope: 'credentials:manage',
  body: createProviderCredentialSchema,
  success: { status: 201, schema: providerCredentialSchema, description: 'The credential, without its secret' },
  errors: ['upstream_failed'],
  uses: ['mongo', 'credentials:write'],
  audit: ['provider_credential.created'],
  idempotency: 'optional',
  examples: [
    {
      name: 'a bearer token that tools send to one host',
      body: {
        kind: 'http_bearer',
        name: 'Orders API',
        allowed_hosts: ['api.example.org'],
        secret: { token: 'the-token-of-the-service' },
      },
    },
    {
      name: 'a header of any name',
      body: {
        kind: 'http_header',
        name: 'Weather',
        allowed_hosts: ['*.weather.example'],
        secret: { value: 'the-key-of-the-service' },
      },
    },
    {
      name: 'a key for a model provider',
      body: { kind: 'openai', name: 'Our own OpenAI', secret: { api_key: 'the-key' } },
    },
  ],
});
