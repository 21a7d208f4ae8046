import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

/** One page without scripts, so that it can be read anywhere and brings nothing in from elsewhere. */
export const route = defineRoute({
  id: 'getReferenceDocs',
  module: 'system',
  method: 'GET',
  path: '/v1/docs/reference',
  summary: 'Read the plain reference of the API',
  auth: 'public',
  success: {
    status: 200,
    schema: z.string(),
    description: 'A page for people',
    content_type: 'text/html; charset=utf-8',
    cache_seconds: 300,
  },
  errors: [],
  uses: [],
  audit: [],
  idempotency: 'none',
});
