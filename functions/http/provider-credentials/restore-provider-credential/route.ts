import { idSchema } from '@patchbay/core/kernel';
import { providerCredentialSchema } from '@patchbay/core/provider-credentials';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'restoreProviderCredential',
  module: 'provider-credentials',
  auth: 'cognito',
  method: 'POST',
  path: '/v1/provider-credentials/{credential_id}/restore',
  summary: 'Restore an archived credential',
  description: 'Its last secret is in force again. Repeating changes nothing.',
  scope: 'credentials:manage',
  params: z.object({ credential_id: idSchema('provider_credential') }),
  success: { status: 200, schema: providerCredentialSchema, description: 'The restored credential' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: ['provider_credential.restored'],
  idempotency: 'optional',
  dry_run: true,
});
