import { idSchema } from '@patchbay/core/kernel';
import { sipTrunkSchema } from '@patchbay/core/telephony';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'restoreSipTrunk',
  module: 'sip-trunks',
  method: 'POST',
  path: '/v1/sip-trunks/{sip_trunk_id}/restore',
  summary: 'Restore a SIP trunk',
  description: 'It can be used by numbers again.',
  auth: 'cognito',
  scope: 'telephony:write',
  params: z.object({ sip_trunk_id: idSchema('sip_trunk') }),
  success: { status: 200, schema: sipTrunkSchema, description: 'The SIP trunk as it is now' },
  errors: ['not_found', 'reference_not_found', 'reference_archived'],
  uses: ['mongo', 'livekit', 'credentials:read'],
  audit: ['sip_trunk.restored'],
  idempotency: 'optional',
});
