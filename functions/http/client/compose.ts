import { kmsSigningKey } from '@patchbay/aws/session-tokens';
import {
  livekitSettings,
  loadConfig,
  loadLiveKitConfig,
  loadSessionJwtConfig,
  sessionJwtSettings,
  systemClock,
  ulidSource,
} from '@patchbay/config';
import { createCallEndings } from '@patchbay/core/calls';
import { recordedRooms } from '@patchbay/core/recordings';
import {
  createGiveFeedback,
  createRenewTokens,
  createSessionLifecycle,
  createSessionReader,
  createStopSession,
} from '@patchbay/core/session-orchestrator';
import { createSessionTokenService } from '@patchbay/core/session-tokens';
import { composeOnce } from '@patchbay/http/handler';
import { livekitRooms } from '@patchbay/livekit';
import { createCallRepository, createSessionRepository, createUserRepository } from '@patchbay/mongo';
import { composeRecorder } from '../../recorder-compose.ts';
import { composeBase } from '../compose.ts';
import { composeEdge, configSources } from '../edge-compose.ts';

async function composeSessions() {
  const base = await composeBase();
  const endings = createCallEndings({ ...base, calls: createCallRepository(base.database) });
  return { ...base, endings, sessions: createSessionRepository(base.database) };
}

/** What an end user's device may read and say: the database only. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeSessions();
  return { edge: base.edge, sessions: createSessionReader(base), giveFeedback: createGiveFeedback(base) };
});

/** Ending the own session: its recording ends, and its room is closed. */
export const composeStopping = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeSessions();
  const [config, recorder] = await Promise.all([loadLiveKitConfig(configSources), composeRecorder()]);
  const rooms = recordedRooms(livekitRooms(config), recorder);
  return {
    edge: base.edge,
    sessions: createSessionReader(base),
    stopSession: createStopSession({ ...base, rooms, lifecycle: createSessionLifecycle(base) }),
  };
});

/** New tokens: signed by us, and by LiveKit's secret. */
export const composeTokens = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeSessions();
  const { livekit, jwt } = await loadConfig({ livekit: livekitSettings, jwt: sessionJwtSettings }, configSources);
  const key = kmsSigningKey(jwt.signing_key_id);
  return {
    edge: base.edge,
    renewTokens: createRenewTokens({
      ...base,
      users: createUserRepository(base.database),
      rooms: livekitRooms(livekit),
      tokens: createSessionTokenService({ ...base, key, issuer: jwt.issuer }),
    }),
  };
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
