import { idSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';
import { messageRoute } from '../../message-route.ts';

export const route = defineRoute({
  id: 'createSessionMessage',
  module: 'sessions',
  method: 'POST',
  path: '/v1/sessions/{session_id}/messages',
  summary: 'Write to the agent of a session over text',
  auth: 'cognito',
  scope: 'sessions:write',
  params: z.strictObject({ session_id: idSchema('session') }),
  ...messageRoute,
});
