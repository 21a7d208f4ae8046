import { createSipTrunkSchema, sipTrunkSchema } from '@patchbay/core/telephony';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'createSipTrunk',
  module: 'sip-trunks',
  method: 'POST',
  path: '/v1/sip-trunks',
  summary: 'Create a SIP trunk',
  description:
    'A way into the telephone network (outbound) or out of it (inbound). The media server knows it as soon as a phone number uses it; `status` says whether it does. An inbound trunk needs an address or a credential: otherwise anybody could call in.',
  auth: 'cognito',
  scope: 'telephony:write',
  body: createSipTrunkSchema,
  success: { status: 201, schema: sipTrunkSchema, description: 'The SIP trunk' },
  errors: ['reference_not_found', 'reference_archived'],
  uses: ['mongo', 'livekit', 'credentials:read'],
  audit: ['sip_trunk.created'],
  idempotency: 'optional',
  examples: [
    {
      name: 'calls of a carrier come in, from its addresses',
      body: { direction: 'inbound', name: 'Carrier in', allowed_addresses: ['203.0.113.0/24'] },
    },
    {
      name: 'calls go out through a carrier',
      body: { direction: 'outbound', name: 'Carrier out', address: 'sip.example.org', transport: 'tls' },
    },
  ],
});
