import { idSchema } from '@patchbay/core/kernel';
import { inviteOperatorSchema, operatorSchema } from '@patchbay/core/tenancy';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'inviteTenantOperator',
  module: 'tenants',
  method: 'POST',
  path: '/v1/tenants/{tenant_id}/operators',
  summary: 'Invite a person to a tenant',
  description: 'How a new tenant gets its first owner: an invitation by mail.',
  auth: 'cognito',
  scope: 'platform:tenants',
  params: z.strictObject({ tenant_id: idSchema('tenant') }),
  body: inviteOperatorSchema,
  success: { status: 201, schema: operatorSchema, description: 'The operator' },
  errors: ['not_found', 'already_exists', 'unprocessable'],
  uses: ['mongo', 'cognito:people:manage'],
  audit: ['operator.invited'],
  idempotency: 'optional',
  examples: [{ name: 'the first owner', body: { email: 'ada@example.org', role: 'owner' } }],
});
