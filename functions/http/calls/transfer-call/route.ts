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
    'Blind, by SIP REFER: the telephone goes to the other number or SIP address, and the agent and its session are done with the call; where the network refuses, the call goes on. Warm: answered at once with `transfer.status` `ringing`. The agent asks the caller to wait, the other number is called as one of yours, the agent tells who picks up what it is about, unheard by the caller, and then both talk with each other: the session ends as `transferred`, the call when they hang up. Where nobody takes it, the agent says so and goes on.',
  auth: 'cognito',
  scope: 'calls:write',
  params: z.strictObject({ call_id: idSchema('call') }),
  body: transferCallSchema,
  success: { status: 200, schema: callSchema, description: 'The call' },
  errors: [
    'not_found',
    'call_not_live',
    'unprocessable',
    'transfer_under_way',
    'transfer_refused',
    'upstream_failed',
    'upstream_timeout',
  ],
  uses: ['mongo', 'livekit', 'calls:start'],
  audit: ['call.transferred', 'call.transfer_refused', 'call.transfer_started'],
  idempotency: 'optional',
  timeout_seconds: 29,
  examples: [
    {
      name: 'to a colleague who is told first',
      body: {
        to: '+4930123456',
        mode: 'warm',
        briefing: 'Ms Adeyemi is on the line, her order 1024 has not arrived.',
        ring_timeout_seconds: 25,
      },
    },
    { name: 'to a colleague', body: { to: '+4930123456', play_dialtone: true } },
    {
      name: 'to a switchboard, with what it is to know',
      body: { to: 'sip:queue-7@pbx.example.org', headers: { 'X-Customer': 'K-1024' } },
    },
  ],
});
