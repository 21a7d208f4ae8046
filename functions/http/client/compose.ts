import { kmsSigningKey } from '@patchbay/aws/session-tokens';
import { loadSessionJwtConfig, systemClock, ulidSource } from '@patchbay/config';
import { createSessionReader } from '@patchbay/core/session-orchestrator';
import { createSessionTokenService } from '@patchbay/core/session-tokens';
import { composeOnce } from '@patchbay/http/handler';
import { createSessionRepository } from '@patchbay/mongo';
import { composeBase } from '../compose.ts';
import { composeEdge, configSources } from '../edge-compose.ts';

/** What an end user's device may read. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { database, edge } = await composeBase();
  return { edge, sessions: createSessionReader({ sessions: createSessionRepository(database) }) };
});

/** The public half of the key under session JWTs. */
export const composeKeys = /* @__PURE__ */ composeOnce(async () => {
  const { signing_key_id, issuer } = await loadSessionJwtConfig(configSources);
  const key = kmsSigningKey(signing_key_id);
  return {
    edge: await composeEdge(),
    tokens: createSessionTokenService({ key, issuer, clock: systemClock, ids: ulidSource() }),
  };
});
