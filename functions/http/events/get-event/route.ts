import { idSchema } from '@patchbay/core/kernel';
import { eventSchema } from '@patchbay/core/webhooks';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getEvent',
  module: 'events',
  method: 'GET',
  path: '/v1/events/{event_id}',
  summary: 'Get an event',
  auth: 'cognito',
  scope: 'events:read',
  params: z.strictObject({ event_id: idSchema('event') }),
  success: { status: 200, schema: eventSchema, description: 'The event, as webhooks carry it' },
  errors: ['not_found'],
  uses: ['mongo'],
  audit: [],
  idempotency: 'none',
});
