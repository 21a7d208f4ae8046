import { kmsSigningKey } from '@patchbay/aws/session-tokens';
import { loadSessionJwtConfig, systemClock, ulidSource } from '@patchbay/config';
import { createSessionTokenService } from '@patchbay/core/session-tokens';
import { composeOnce } from '@patchbay/http/handler';
import { configSources } from '../http/edge-compose.ts';

/** What verifying session JWTs needs: the issuer and the public key. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { signing_key_id, issuer } = await loadSessionJwtConfig(configSources);
  const key = kmsSigningKey(signing_key_id);
  const tokens = createSessionTokenService({ key, issuer, clock: systemClock, ids: ulidSource() });
  return { issuer, jwks: await tokens.jwks() };
});
