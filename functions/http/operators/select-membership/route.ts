import { idSchema } from '@patchbay/core/kernel';
import { membershipSchema } from '@patchbay/core/tenancy';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'selectMembership',
  module: 'operators',
  method: 'POST',
  path: '/v1/memberships/{operator_id}/select',
  summary: 'Choose the tenant to act in',
  description:
    'Your next access token acts in this tenant: refresh the present one, which stays in its own. Ids are those of GET /v1/memberships.',
  auth: 'cognito',
  scope: 'memberships:select',
  params: z.strictObject({ operator_id: idSchema('operator') }),
  success: { status: 200, schema: membershipSchema, description: 'The membership' },
  errors: ['not_found', 'wrong_principal'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
