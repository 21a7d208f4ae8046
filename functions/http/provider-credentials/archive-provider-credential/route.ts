import { idSchema } from '@patchbay/core/kernel';
import { providerCredentialSchema } from '@patchbay/core/provider-credentials';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'archiveProviderCredential',
  module: 'provider-credentials',
  auth: 'cognito',
  method: 'POST',
  path: '/v1/provider-credentials/{credential_id}/archive',
  summary: 'Archive a credential',
  description:
    'No tool can be published with it and none can send it any more. Refused while a version that refers to it is live. Repeating changes nothing.',
  scope: 'credentials:manage',
  params: z.object({ credential_id: idSchema('provider_credential') }),
  success: { status: 200, schema: providerCredentialSchema, description: 'The archived credential' },
  errors: ['not_found', 'resource_in_use'],
  uses: ['mongo'],
  audit: ['provider_credential.archived'],
  idempotency: 'optional',
  dry_run: true,
});
