import { idSchema } from '@patchbay/core/kernel';
import { tenantSchema } from '@patchbay/core/tenancy';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'archiveTenant',
  module: 'tenants',
  method: 'POST',
  path: '/v1/tenants/{tenant_id}/archive',
  summary: 'Archive a tenant',
  description:
    'Closes it: every credential stops working within 60 seconds, no session begins, no call is taken or placed, no webhook goes out, and the sessions and calls that go on are ended within two minutes. Its data and phone numbers stay: it can be restored.',
  auth: 'cognito',
  scope: 'platform:tenants',
  params: z.strictObject({ tenant_id: idSchema('tenant') }),
  success: { status: 200, schema: tenantSchema, description: 'The tenant' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: ['tenant.archived'],
  idempotency: 'optional',
  dry_run: true,
});
