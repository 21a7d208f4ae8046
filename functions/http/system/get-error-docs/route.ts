import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

/** Where the `doc_url` of every error points. */
export const route = defineRoute({
  id: 'getErrorDocs',
  module: 'system',
  method: 'GET',
  path: '/v1/docs/errors',
  summary: 'Read what each error code means and what to do about it',
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
