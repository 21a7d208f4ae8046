import { idSchema } from '@patchbay/core/kernel';
import { sipTrunkSchema, updateSipTrunkSchema } from '@patchbay/core/telephony';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'updateSipTrunk',
  module: 'sip-trunks',
  method: 'PATCH',
  path: '/v1/sip-trunks/{sip_trunk_id}',
  summary: 'Change a SIP trunk',
  description:
    'What changes is brought to the media server at once; `status` says whether that worked, and it is tried again until it does. Its direction never changes.',
  auth: 'cognito',
  scope: 'telephony:write',
  params: z.object({ sip_trunk_id: idSchema('sip_trunk') }),
  body: updateSipTrunkSchema,
  success: { status: 200, schema: sipTrunkSchema, description: 'The SIP trunk as it is now' },
  errors: ['not_found', 'resource_archived', 'reference_not_found', 'reference_archived'],
  uses: ['mongo', 'livekit', 'credentials:read'],
  audit: ['sip_trunk.updated'],
  idempotency: 'none',
  examples: [
    { name: 'other addresses', body: { allowed_addresses: ['198.51.100.0/24'] } },
    { name: 'another credential', body: { credential_id: 'crd_01J9Z3XK5T8Q4V7N2M6R0W1YBC' } },
  ],
});
