import { eventPageSchema, listEventsSchema } from '@patchbay/core/webhooks';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'listEvents',
  module: 'events',
  method: 'GET',
  path: '/v1/events',
  summary: 'List what happened in the last 30 days',
  description: 'The same objects that webhooks carry.',
  auth: 'cognito',
  scope: 'events:read',
  query: listEventsSchema,
  success: { status: 200, schema: eventPageSchema, description: 'A page of events' },
  errors: ['invalid_cursor'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
  examples: [{ name: 'sessions that ended', query: { type: 'session.ended' } }],
});
