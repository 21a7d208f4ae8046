import { callSchema, transferCallSchema } from '@patchbay/core/calls';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'transferCall',
  module: 'calls',
  method: 'POST',
  path: '/v1/calls/{call_id}/transfer',
  summary: 'Hand a call over to another number or SIP address',
  description:
    'By SIP REFER: the telephone goes to the other number or SIP address, and the agent and its session are done with the call. Where the network refuses, the call goes on.',
  auth: 'cognito',
  scope: 'calls:write',
  params: z.strictObject({ call_id: idSchema('call') }),
  body: transferCallSchema,
  success: { status: 200, schema: callSchema, description: 'The call' },
  errors: ['not_found', 'call_not_live', 'unprocessable', 'transfer_refused', 'upstream_failed', 'upstream_timeout'],
  uses: ['mongo', 'livekit'],
  audit: ['call.transferred', 'call.transfer_refused'],
  idempotency: 'optional',
  timeout_seconds: 29,
  examples: [
    { name: 'to a colleague', body: { to: '+4930123456', play_dialtone: true } },
    {
      name: 'to a switchboard, with what it is to know',
      body: { to: 'sip:queue-7@pbx.example.org', headers: { 'X-Customer': 'K-1024' } },
    },
  ],
});
