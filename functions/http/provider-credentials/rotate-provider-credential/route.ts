import { idSchema } from '@patchbay/core/kernel';
import { providerCredentialSchema, rotateProviderCredentialSchema } from '@patchbay/core/provider-credentials';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'rotateProviderCredential',
  module: 'provider-credentials',
  auth: 'cognito',
  method: 'POST',
  path: '/v1/provider-credentials/{credential_id}/rotate',
  summary: 'Replace the secret of a credential',
  description: 'Tools send the new secret from the next call on; no version has to change.',
  scope: 'credentials:manage',
  params: z.object({ credential_id: idSchema('provider_credential') }),
  body: rotateProviderCredentialSchema,
  success: { status: 200, schema: providerCredentialSchema, description: 'The credential, without its secret' },
  errors: ['not_found', 'resource_archived', 'unprocessable', 'upstream_failed'],
  uses: ['mongo', 'credentials:write'],
  audit: ['provider_credential.rotated'],
  idempotency: 'optional',
  examples: [{ name: 'a new bearer token', body: { secret: { token: 'the-new-token' } } }],
});
