import { idSchema } from '@patchbay/core/kernel';
import { phoneNumberSchema, updatePhoneNumberSchema } from '@patchbay/core/telephony';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'updatePhoneNumber',
  module: 'phone-numbers',
  method: 'PATCH',
  path: '/v1/phone-numbers/{phone_number_id}',
  summary: 'Change a phone number',
  description: 'Gives it other trunks, or none. The number itself never changes.',
  auth: 'cognito',
  scope: 'telephony:write',
  params: z.object({ phone_number_id: idSchema('phone_number') }),
  body: updatePhoneNumberSchema,
  success: { status: 200, schema: phoneNumberSchema, description: 'The phone number as it is now' },
  errors: ['not_found', 'resource_archived', 'reference_not_found', 'reference_archived'],
  uses: ['mongo', 'livekit', 'credentials:read'],
  audit: ['phone_number.updated'],
  idempotency: 'none',
  examples: [
    { name: 'another carrier', body: { outbound_trunk_id: 'trk_01J9Z3XK5T8Q4V7N2M6R0W1YBC' } },
    { name: 'no calls in any more', body: { inbound_trunk_id: null } },
  ],
});
