import { idSchema } from '@patchbay/core/kernel';
import { sipTrunkSchema } from '@patchbay/core/telephony';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'archiveSipTrunk',
  module: 'sip-trunks',
  method: 'POST',
  path: '/v1/sip-trunks/{sip_trunk_id}/archive',
  summary: 'Archive a SIP trunk',
  description: 'No number may use it any more. It leaves the media server. Repeating changes nothing.',
  auth: 'cognito',
  scope: 'telephony:write',
  params: z.object({ sip_trunk_id: idSchema('sip_trunk') }),
  success: { status: 200, schema: sipTrunkSchema, description: 'The SIP trunk as it is now' },
  errors: ['not_found', 'resource_in_use'],
  uses: ['mongo', 'livekit', 'credentials:read'],
  audit: ['sip_trunk.archived'],
  idempotency: 'optional',
});
