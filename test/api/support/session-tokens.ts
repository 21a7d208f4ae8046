import { systemClock, ulidSource } from '@patchbay/config';
import { createSessionTokenService, type SigningKey, signJws } from '@patchbay/core/session-tokens';
import { type Authorizer, lambdaAuthorizer } from '@patchbay/http/host';
import { sessionAuthorizer } from '@patchbay/http/session-authorizer';

const ISSUER = 'https://sessions.test';

/** Issues and verifies session JWTs with the product's own code, over a key of this process instead of KMS. */
export interface TestSessionTokens {
  readonly authorizer: Authorizer;
  readonly tokens: ReturnType<typeof createSessionTokenService>;
  /** A token by the right key that says exactly this. */
  sign(payload: object): Promise<string>;
}

async function localKey(): Promise<SigningKey> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const { publicKey, privateKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey);
  return {
    publicJwk: async () => ({ kty: 'EC', crv: 'P-256', x, y }),
    sign: async (bytes) => new Uint8Array(await crypto.subtle.sign(algorithm, privateKey, Buffer.from(bytes))),
  };
}

/** Makes an issuer with a key of its own. */
export async function createTestSessionTokens(): Promise<TestSessionTokens> {
  const key = await localKey();
  const tokens = createSessionTokenService({
    key,
    issuer: ISSUER,
    clock: systemClock,
    ids: ulidSource(),
  });
  const jwks = await tokens.jwks();
  return {
    tokens,
    sign: (payload) => signJws(key, 'JWT', payload),
    authorizer: lambdaAuthorizer(sessionAuthorizer(async () => ({ issuer: ISSUER, jwks }))),
  };
}
