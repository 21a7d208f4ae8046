import { listProviderCredentialsSchema, providerCredentialPageSchema } from '@patchbay/core/provider-credentials';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'listProviderCredentials',
  module: 'provider-credentials',
  auth: 'cognito',
  method: 'GET',
  path: '/v1/provider-credentials',
  summary: 'List credentials, without their secrets',
  scope: 'credentials:read',
  query: listProviderCredentialsSchema,
  success: { status: 200, schema: providerCredentialPageSchema, description: 'A page of credentials' },
  errors: ['invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  examples: [{ name: 'only those with a bearer token', query: { kind: 'http_bearer' } }],
});
