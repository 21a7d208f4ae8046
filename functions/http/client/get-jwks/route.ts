import { jwkSetSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';

/** The key that verifies session JWTs. */
export const route = defineRoute({
  id: 'getJwks',
  module: 'client',
  method: 'GET',
  path: '/.well-known/jwks.json',
  summary: 'Get the keys that verify session JWTs',
  auth: 'public',
  success: {
    status: 200,
    schema: jwkSetSchema,
    description: 'A JSON Web Key Set (RFC 7517)',
    cache_seconds: 300,
  },
  errors: [],
  uses: ['session-jwt:verify'],
  audit: [],
  idempotency: 'none',
});
