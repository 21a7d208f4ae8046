import { callSchema } from '@patchbay/core/calls';
import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getCall',
  module: 'calls',
  method: 'GET',
  path: '/v1/calls/{call_id}',
  summary: 'Get a call',
  description: 'What was said is in the transcript of its session.',
  auth: 'cognito',
  scope: 'calls:read',
  params: z.object({ call_id: idSchema('call') }),
  success: { status: 200, schema: callSchema, description: 'The call' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
