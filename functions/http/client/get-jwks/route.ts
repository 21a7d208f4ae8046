import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

const jwkSchema = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  use: z.literal('sig'),
  alg: z.literal('ES256'),
  kid: z.string(),
});

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
    schema: z.object({ keys: z.array(jwkSchema) }),
    description: 'A JSON Web Key Set (RFC 7517)',
    cache_seconds: 300,
  },
  errors: [],
  uses: ['session-jwt:verify'],
  audit: [],
  idempotency: 'none',
});
