import { inviteColleagueSchema, operatorSchema } from '@patchbay/core/tenancy';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'inviteOperator',
  module: 'operators',
  method: 'POST',
  path: '/v1/operators',
  summary: 'Invite a person to the tenant',
  description:
    'By mail. Somebody who has an account already, because of another tenant, keeps it and belongs to this tenant too. Nobody can give a role that may do more than himself.',
  auth: 'cognito',
  scope: 'operators:manage',
  body: inviteColleagueSchema,
  success: { status: 201, schema: operatorSchema, description: 'The operator' },
  errors: ['already_exists', 'upstream_failed'],
  uses: ['mongo', 'cognito:people:manage'],
  audit: ['operator.invited'],
  idempotency: 'optional',
  examples: [
    { name: 'a developer', body: { email: 'grace@example.org', role: 'developer' } },
    { name: 'somebody who only looks', body: { email: 'auditor@example.org', role: 'viewer' } },
  ],
});
