import { createS3Client, s3FileDownloads } from '@patchbay/aws/files';
import { sqsSessionAlarms } from '@patchbay/aws/queues';
import { kmsSigningKey } from '@patchbay/aws/session-tokens';
import {
  filesSettings,
  livekitSettings,
  loadConfig,
  loadLiveKitConfig,
  sessionJwtSettings,
  sessionStartSettings,
  sessionWatchSettings,
  stageSettings,
} from '@patchbay/config';
import { createCallEndings } from '@patchbay/core/calls';
import { createConfigResolver } from '@patchbay/core/config-resolver';
import { createGetRecording, recordedRooms } from '@patchbay/core/recordings';
import {
  createRenewTokens,
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
  createCallRepository,
  createRecordingRepository,
  createResolutionReader,
  createSessionRepository,
  createTenantQuotaReader,
  createUserRepository,
} from '@patchbay/mongo';
import { composeRecorder } from '../../recorder-compose.ts';
import { composeBase } from '../compose.ts';
import { configSources } from '../edge-compose.ts';

async function composeSessions() {
  const base = await composeBase();
  const sessions = createSessionRepository(base.database);
  const endings = createCallEndings({ ...base, calls: createCallRepository(base.database) });
  return { ...base, sessions, lifecycle: createSessionLifecycle({ ...base, sessions, endings }) };
}

/** Reading sessions: the database only. */
export const composeReading = /* @__PURE__ */ composeOnce(async () => {
  const { edge, sessions } = await composeSessions();
  return { edge, sessions: createSessionReader({ sessions }) };
});

/** The addresses of recordings. */
export const composeRecordings = /* @__PURE__ */ composeOnce(async () => {
  const [{ edge, database, unitOfWork, clock }, config] = await Promise.all([
    composeBase(),
    loadConfig({ stage: stageSettings, files: filesSettings }, configSources),
  ]);
  const downloads = s3FileDownloads(createS3Client(config.stage.aws_endpoint_url), config.files.bucket);
  const recordings = createRecordingRepository(database);
  return { edge, getRecording: createGetRecording({ recordings, unitOfWork, clock, downloads }) };
});

/** Stopping a session: its room is closed too. */
export const composeStopping = /* @__PURE__ */ composeOnce(async () => {
  const { edge, sessions, lifecycle } = await composeSessions();
  const [config, recorder] = await Promise.all([loadLiveKitConfig(configSources), composeRecorder()]);
  const rooms = recordedRooms(livekitRooms(config), recorder);
  return { edge, stopSession: createStopSession({ sessions, lifecycle, rooms }) };
});

/** New tokens for the device of an end user. */
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

/** Starting a session: resolver, room, tokens and the watchdog's alarm. */
export const composeStarting = /* @__PURE__ */ composeOnce(async () => {
  const { edge, database, unitOfWork, clock, ids, sessions, lifecycle } = await composeSessions();
  const config = await loadConfig(
    { livekit: livekitSettings, jwt: sessionJwtSettings, watch: sessionWatchSettings, start: sessionStartSettings },
    configSources,
  );
  const recorder = await composeRecorder();
  return {
    edge,
    startSession: createStartSession({
      quota: createTenantQuotaReader(database),
      resolver: createConfigResolver({ resolutions: createResolutionReader(database), clock }),
      users: createUserService({ users: createUserRepository(database), unitOfWork, clock, ids }),
      sessions,
      lifecycle,
      rooms: livekitRooms(config.livekit),
      recorder,
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
