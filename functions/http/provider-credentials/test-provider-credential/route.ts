import { idSchema } from '@patchbay/core/kernel';
import { credentialTestSchema, testCredentialInputSchema } from '@patchbay/core/tool-execution';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'testProviderCredential',
  module: 'provider-credentials',
  auth: 'cognito',
  method: 'POST',
  path: '/v1/provider-credentials/{credential_id}/test',
  summary: 'Use a credential once, for real',
  description:
    'Asks the provider something that costs nothing, or the address in url, and says whether the credential was taken. A refusal is a result here, not an error. Neither the secret nor the answer is shown.',
  scope: 'credentials:manage',
  params: z.object({ credential_id: idSchema('provider_credential') }),
  body: testCredentialInputSchema,
  success: { status: 200, schema: credentialTestSchema, description: 'What came of it' },
  errors: ['not_found', 'resource_archived', 'unprocessable', 'upstream_failed', 'upstream_timeout'],
  uses: ['mongo', 'credentials:read'],
  audit: [],
  idempotency: 'none',
  examples: [
    { name: 'a key of a provider of models', body: {} },
    { name: 'a bearer token', body: { url: 'https://api.example.org/me' } },
    { name: 'a key in a header of its own', body: { url: 'https://api.example.org/me', header: 'X-Api-Key' } },
  ],
});
