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

/** The key that verifies audit checkpoints, for whoever does not want to take our word for it. */
export const route = defineRoute({
  id: 'getAuditJwks',
  module: 'audit-events',
  method: 'GET',
  path: '/.well-known/audit-jwks.json',
  summary: 'Get the keys that verify audit checkpoints',
  auth: 'public',
  success: {
    status: 200,
    schema: z.object({ keys: z.array(jwkSchema) }),
    description: 'A JSON Web Key Set (RFC 7517)',
    cache_seconds: 300,
  },
  errors: [],
  uses: ['audit-key:verify'],
  audit: [],
  idempotency: 'none',
});
