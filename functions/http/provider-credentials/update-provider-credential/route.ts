import { idSchema } from '@patchbay/core/kernel';
import { providerCredentialSchema, updateProviderCredentialSchema } from '@patchbay/core/provider-credentials';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'updateProviderCredential',
  module: 'provider-credentials',
  auth: 'cognito',
  method: 'PATCH',
  path: '/v1/provider-credentials/{credential_id}',
  summary: 'Change name, metadata or allowed hosts of a credential',
  description: 'The secret is changed by rotating it.',
  scope: 'credentials:manage',
  params: z.object({ credential_id: idSchema('provider_credential') }),
  body: updateProviderCredentialSchema,
  success: { status: 200, schema: providerCredentialSchema, description: 'The changed credential' },
  errors: ['not_found', 'resource_archived', 'unprocessable'],
  uses: ['mongo'],
  audit: ['provider_credential.updated'],
  idempotency: 'none',
  dry_run: true,
  examples: [{ name: 'another name', body: { name: 'Orders API (production)' } }],
});
