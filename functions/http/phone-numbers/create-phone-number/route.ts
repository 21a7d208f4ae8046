import { createPhoneNumberSchema, phoneNumberSchema } from '@patchbay/core/telephony';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'createPhoneNumber',
  module: 'phone-numbers',
  method: 'POST',
  path: '/v1/phone-numbers',
  summary: 'Register a phone number',
  description:
    'A number is live once on the platform. With an outbound trunk calls may be made as it; with an inbound trunk its calls arrive, and an inbound mapping says who answers. Its trunks are brought up to date at the media server.',
  auth: 'cognito',
  scope: 'telephony:write',
  body: createPhoneNumberSchema,
  success: { status: 201, schema: phoneNumberSchema, description: 'The phone number' },
  errors: ['phone_number_in_use', 'reference_not_found', 'reference_archived'],
  uses: ['mongo', 'livekit', 'credentials:read'],
  audit: ['phone_number.created'],
  idempotency: 'optional',
  examples: [
    {
      name: 'a number that is called, and called from',
      body: {
        number: '+49 30 12345678',
        inbound_trunk_id: 'trk_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
        outbound_trunk_id: 'trk_01J9Z3XK5T8Q4V7N2M6R0W1YBD',
      },
    },
    { name: 'a number without a trunk yet', body: { number: '+493012345679', description: 'Front desk' } },
  ],
});
