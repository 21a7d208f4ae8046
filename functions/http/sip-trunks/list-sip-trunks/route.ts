import { pageOf } from '@patchbay/core/kernel';
import { listSipTrunksSchema, sipTrunkSchema } from '@patchbay/core/telephony';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'listSipTrunks',
  module: 'sip-trunks',
  method: 'GET',
  path: '/v1/sip-trunks',
  summary: 'List SIP trunks',
  auth: 'cognito',
  scope: 'telephony:read',
  query: listSipTrunksSchema,
  success: { status: 200, schema: pageOf(sipTrunkSchema), description: 'A page of SIP trunks' },
  errors: ['invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  examples: [{ name: 'those that calls go out on', query: { direction: 'outbound' } }],
});
