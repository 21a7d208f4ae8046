import { idSchema } from '@patchbay/core/kernel';
import { providerCredentialSchema } from '@patchbay/core/provider-credentials';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getProviderCredential',
  module: 'provider-credentials',
  auth: 'cognito',
  method: 'GET',
  path: '/v1/provider-credentials/{credential_id}',
  summary: 'Get a credential, without its secret',
  scope: 'credentials:read',
  params: z.object({ credential_id: idSchema('provider_credential') }),
  success: { status: 200, schema: providerCredentialSchema, description: 'The credential' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
