import { jwkSetSchema } from '@patchbay/core/kernel';
import { defineRoute } from '@patchbay/http/route';

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
    schema: jwkSetSchema,
    description: 'A JSON Web Key Set (RFC 7517)',
    cache_seconds: 300,
  },
  errors: [],
  uses: ['audit-key:verify'],
  audit: [],
  idempotency: 'none',
});
