import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

/** The document that the docs, the SDK and any other client generator are made from. */
export const route = defineRoute({
  id: 'getOpenapi',
  module: 'system',
  method: 'GET',
  path: '/v1/openapi.json',
  summary: 'Get the OpenAPI document',
  auth: 'public',
  success: {
    status: 200,
    schema: z.string(),
    description: 'OpenAPI 3.1',
    content_type: 'application/json; charset=utf-8',
    cache_seconds: 300,
  },
  errors: [],
  uses: [],
  audit: [],
  idempotency: 'none',
});
