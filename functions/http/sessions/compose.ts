import { sqsSessionAlarms } from '@patchbay/aws/queues';
import { kmsSigningKey } from '@patchbay/aws/session-tokens';
import {
  livekitSettings,
  loadConfig,
  loadLiveKitConfig,
  sessionJwtSettings,
  sessionStartSettings,
  sessionWatchSettings,
} from '@patchbay/config';
import { createConfigResolver } from '@patchbay/core/config-resolver';
import {
  createSessionLifecycle,
  createSessionReader,
  createStartSession,
  createStopSession,
} from '@patchbay/core/session-orchestrator';
import { createSessionTokenService } from '@patchbay/core/session-tokens';
import { createUserService } from '@patchbay/core/tenancy';
import { composeOnce } from '@patchbay/http/handler';
import { livekitRooms } from '@patchbay/livekit';
import {
  createResolutionReader,
  createSessionRepository,
  createTenantQuotaReader,
  createUserRepository,
} from '@patchbay/mongo';
import { composeBase } from '../compose.ts';
import { configSources } from '../edge-compose.ts';

async function composeSessions() {
  const base = await composeBase();
  const sessions = createSessionRepository(base.database);
  return { ...base, sessions, lifecycle: createSessionLifecycle({ ...base, sessions }) };
}

/** Reading sessions: the database only. */
export const composeReading = /* @__PURE__ */ composeOnce(async () => {
  const { edge, sessions } = await composeSessions();
  return { edge, sessions: createSessionReader({ sessions }) };
});

/** Stopping a session: its room is closed too. */
export const composeStopping = /* @__PURE__ */ composeOnce(async () => {
  const { edge, sessions, lifecycle } = await composeSessions();
  const rooms = livekitRooms(await loadLiveKitConfig(configSources));
  return { edge, stopSession: createStopSession({ sessions, lifecycle, rooms }) };
});

/** Starting a session: resolver, room, tokens and the watchdog's alarm. */
export const composeStarting = /* @__PURE__ */ composeOnce(async () => {
  const { edge, database, unitOfWork, clock, ids, sessions, lifecycle } = await composeSessions();
  const config = await loadConfig(
    { livekit: livekitSettings, jwt: sessionJwtSettings, watch: sessionWatchSettings, start: sessionStartSettings },
    configSources,
  );
  return {
    edge,
    startSession: createStartSession({
      quota: createTenantQuotaReader(database),
      resolver: createConfigResolver({ resolutions: createResolutionReader(database), clock }),
      users: createUserService({ users: createUserRepository(database), unitOfWork, clock, ids }),
      sessions,
      lifecycle,
      rooms: livekitRooms(config.livekit),
      alarms: sqsSessionAlarms(config.watch.queue_url),
      tokens: createSessionTokenService({
        key: kmsSigningKey(config.jwt.signing_key_id),
        issuer: config.jwt.issuer,
        clock,
        ids,
      }),
      unitOfWork,
      clock,
      ids,
      join_deadline_seconds: config.start.join_deadline_seconds,
    }),
  };
});
