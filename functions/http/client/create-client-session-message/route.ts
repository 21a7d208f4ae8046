import { defineRoute } from '@patchbay/http/route';
import { messageRoute } from '../../message-route.ts';

export const route = defineRoute({
  id: 'createClientSessionMessage',
  module: 'client',
  method: 'POST',
  path: '/v1/client/session/messages',
  summary: "Write to the agent of the end user's own session over text",
  auth: 'session',
  ...messageRoute,
});
