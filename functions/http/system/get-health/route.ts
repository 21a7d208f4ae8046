import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

/** Liveness of the API itself: it touches nothing, so it answers while databases are away. */
export const route = defineRoute({
  id: 'getHealth',
  module: 'system',
  method: 'GET',
  path: '/v1/health',
  summary: 'Say whether the API is up',
  auth: 'public',
  success: { status: 200, schema: z.object({ status: z.literal('ok') }), description: 'The API is up' },
  errors: [],
  uses: [],
  audit: [],
  idempotency: 'none',
});
