import { idSchema } from '@patchbay/core/kernel';
import { tenantSchema } from '@patchbay/core/tenancy';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'restoreTenant',
  module: 'tenants',
  method: 'POST',
  path: '/v1/tenants/{tenant_id}/restore',
  summary: 'Restore an archived tenant',
  description:
    'Its credentials and numbers work again; one that was suspended when it was archived is suspended. What ended meanwhile stays ended; events of that time can be replayed to webhooks.',
  auth: 'cognito',
  scope: 'platform:tenants',
  params: z.strictObject({ tenant_id: idSchema('tenant') }),
  success: { status: 200, schema: tenantSchema, description: 'The tenant' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: ['tenant.restored'],
  idempotency: 'optional',
  dry_run: true,
});
