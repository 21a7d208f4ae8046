import { z } from 'zod';

/** A JSON Web Key Set (RFC 7517) of keys that our signatures are verified with: ES256, each by its `kid`. */
export const jwkSetSchema = z.object({
  keys: z.array(
    z.object({
      kty: z.literal('EC'),
      crv: z.literal('P-256'),
      x: z.string(),
      y: z.string(),
      use: z.literal('sig'),
      alg: z.literal('ES256'),
      kid: z.string(),
    }),
  ),
});
