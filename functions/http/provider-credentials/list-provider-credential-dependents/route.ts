import { idSchema } from '@patchbay/core/kernel';
import { credentialUsesSchema } from '@patchbay/core/provider-credentials';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'listProviderCredentialDependents',
  module: 'provider-credentials',
  auth: 'cognito',
  method: 'GET',
  path: '/v1/provider-credentials/{credential_id}/dependents',
  summary: 'List what refers to a credential',
  description: 'Versions and drafts of tools, those first whose version is live somewhere.',
  scope: 'credentials:read',
  params: z.object({ credential_id: idSchema('provider_credential') }),
  success: { status: 200, schema: credentialUsesSchema, description: 'Tools that refer to it' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
