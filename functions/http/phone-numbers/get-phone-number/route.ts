import { idSchema } from '@patchbay/core/kernel';
import { phoneNumberSchema } from '@patchbay/core/telephony';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getPhoneNumber',
  module: 'phone-numbers',
  method: 'GET',
  path: '/v1/phone-numbers/{phone_number_id}',
  summary: 'Get a phone number',
  auth: 'cognito',
  scope: 'telephony:read',
  params: z.object({ phone_number_id: idSchema('phone_number') }),
  success: { status: 200, schema: phoneNumberSchema, description: 'The phone number' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
