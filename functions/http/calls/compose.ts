import { sfnCallStarter } from '@patchbay/aws/executions';
import { callSettings, loadConfig, loadLiveKitConfig, sessionStartSettings } from '@patchbay/config';
import {
  createAfterTransfer,
  createCallEndings,
  createCallLifecycle,
  createControlCall,
  createHangUp,
  createPlaceCall,
  createReadCalls,
} from '@patchbay/core/calls';
import { createConfigResolver } from '@patchbay/core/config-resolver';
import { recordedRooms } from '@patchbay/core/recordings';
import { createNewSessions, createSessionLifecycle, createStopSession } from '@patchbay/core/session-orchestrator';
import { createUserService } from '@patchbay/core/tenancy';
import { composeOnce } from '@patchbay/http/handler';
import { livekitCallRoom, livekitRooms, livekitTransferRoom } from '@patchbay/livekit';
import {
  createCallCountryReader,
  createCallRepository,
  createPhoneNumberRepository,
  createResolutionReader,
  createSessionRepository,
  createSipTrunkRepository,
  createTenantQuotaReader,
  createUserRepository,
} from '@patchbay/mongo';
import { composeRecorder } from '../../recorder-compose.ts';
import { composeBase } from '../compose.ts';
import { configSources } from '../edge-compose.ts';
import { composeTransfer } from './transfer-compose.ts';

/** Reading calls: the database only. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { edge, database } = await composeBase();
  return { edge, calls: createReadCalls({ calls: createCallRepository(database) }) };
});

/** Placing calls: the database, and the executions that carry them out. */
export const composePlacing = /* @__PURE__ */ composeOnce(async () => {
  const [{ edge, database, unitOfWork, clock, ids }, config, recorder] = await Promise.all([
    composeBase(),
    loadConfig({ calls: callSettings, start: sessionStartSettings }, configSources),
    composeRecorder(),
  ]);
  const newSessions = createNewSessions({
    quota: createTenantQuotaReader(database),
    resolver: createConfigResolver({ resolutions: createResolutionReader(database), clock }),
    users: createUserService({ users: createUserRepository(database), unitOfWork, clock, ids }),
    sessions: createSessionRepository(database),
    ...{ clock, ids, recorder },
    join_deadline_seconds: config.start.join_deadline_seconds,
  });
  return {
    edge,
    placeCall: createPlaceCall({
      newSessions,
      calls: createCallRepository(database),
      numbers: createPhoneNumberRepository(database),
      trunks: createSipTrunkRepository(database),
      countries: createCallCountryReader(database),
      starter: sfnCallStarter(config.calls),
      ...{ unitOfWork, clock, ids },
    }),
  };
});

/** Hanging up: the room is closed too. */
export const composeHangingUp = /* @__PURE__ */ composeOnce(async () => {
  const [{ edge, database, unitOfWork, clock }, livekit, recorder] = await Promise.all([
    composeBase(),
    loadLiveKitConfig(configSources),
    composeRecorder(),
  ]);
  const calls = createCallRepository(database);
  const sessions = createSessionRepository(database);
  const endings = createCallEndings({ calls, unitOfWork, clock });
  const lifecycle = createSessionLifecycle({ sessions, unitOfWork, clock, endings });
  const rooms = recordedRooms(livekitRooms(livekit), recorder);
  const afterTransfer = createAfterTransfer({
    ...{ calls, sessions, rooms, unitOfWork, clock },
    lifecycle: createCallLifecycle({ calls, unitOfWork, clock }),
    transferRoom: livekitTransferRoom(livekit),
  });
  const stopSession = createStopSession({ sessions, lifecycle, rooms });
  return { edge, hangUp: createHangUp({ calls, stopSession, afterTransfer }) };
});

/** What the agent of a live call is told to do. */
export const composeControl = /* @__PURE__ */ composeOnce(async () => {
  const [{ edge, database, unitOfWork }, livekit] = await Promise.all([
    composeBase(),
    loadLiveKitConfig(configSources),
  ]);
  return {
    edge,
    control: createControlCall({
      calls: createCallRepository(database),
      sessions: createSessionRepository(database),
      room: livekitCallRoom(livekit),
      unitOfWork,
    }),
  };
});

/** Handing calls over: by the media server, or by an execution of its own. */
export const composeTransferring = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeBase();
  return { edge: base.edge, transfer: await composeTransfer(base) };
});
