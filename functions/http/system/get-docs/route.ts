import { defineRoute, EXPLORER_POLICY } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getDocs',
  module: 'system',
  method: 'GET',
  path: '/v1/docs',
  summary: 'Explore the API',
  description: 'An interactive reference. `/v1/docs/reference` has the same without scripts.',
  auth: 'public',
  success: {
    status: 200,
    schema: z.string(),
    description: 'A page for people',
    content_type: 'text/html; charset=utf-8',
    cache_seconds: 300,
    content_security_policy: EXPLORER_POLICY,
  },
  errors: [],
  uses: [],
  audit: [],
  idempotency: 'none',
});
