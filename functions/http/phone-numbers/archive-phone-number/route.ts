import { idSchema } from '@patchbay/core/kernel';
import { phoneNumberSchema } from '@patchbay/core/telephony';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'archivePhoneNumber',
  module: 'phone-numbers',
  method: 'POST',
  path: '/v1/phone-numbers/{phone_number_id}/archive',
  summary: 'Archive a phone number',
  description: 'The number is free again, and its trunks carry it no more. Repeating changes nothing.',
  auth: 'cognito',
  scope: 'telephony:write',
  params: z.object({ phone_number_id: idSchema('phone_number') }),
  success: { status: 200, schema: phoneNumberSchema, description: 'The phone number as it is now' },
  errors: ['not_found'],
  uses: ['mongo', 'livekit', 'credentials:read'],
  audit: ['phone_number.archived'],
  idempotency: 'optional',
});
