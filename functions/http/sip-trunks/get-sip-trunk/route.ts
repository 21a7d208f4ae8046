import { idSchema } from '@patchbay/core/kernel';
import { sipTrunkSchema } from '@patchbay/core/telephony';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getSipTrunk',
  module: 'sip-trunks',
  method: 'GET',
  path: '/v1/sip-trunks/{sip_trunk_id}',
  summary: 'Get a SIP trunk',
  auth: 'cognito',
  scope: 'telephony:read',
  params: z.object({ sip_trunk_id: idSchema('sip_trunk') }),
  success: { status: 200, schema: sipTrunkSchema, description: 'The SIP trunk' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
