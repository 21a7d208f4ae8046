import { pageOf } from '@patchbay/core/kernel';
import { listPhoneNumbersSchema, phoneNumberSchema } from '@patchbay/core/telephony';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'listPhoneNumbers',
  module: 'phone-numbers',
  method: 'GET',
  path: '/v1/phone-numbers',
  summary: 'List phone numbers',
  auth: 'cognito',
  scope: 'telephony:read',
  query: listPhoneNumbersSchema,
  success: { status: 200, schema: pageOf(phoneNumberSchema), description: 'A page of phone numbers' },
  errors: ['invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  examples: [{ name: 'one number', query: { number: '+493012345678' } }],
});
