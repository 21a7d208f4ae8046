import { idSchema } from '@patchbay/core/kernel';
import { phoneNumberSchema } from '@patchbay/core/telephony';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'restorePhoneNumber',
  module: 'phone-numbers',
  method: 'POST',
  path: '/v1/phone-numbers/{phone_number_id}/restore',
  summary: 'Restore a phone number',
  description: 'It is live again, on the trunks that it had.',
  auth: 'cognito',
  scope: 'telephony:write',
  params: z.object({ phone_number_id: idSchema('phone_number') }),
  success: { status: 200, schema: phoneNumberSchema, description: 'The phone number as it is now' },
  errors: ['not_found', 'phone_number_in_use', 'reference_not_found', 'reference_archived'],
  uses: ['mongo', 'livekit', 'credentials:read'],
  audit: ['phone_number.restored'],
  idempotency: 'optional',
});
