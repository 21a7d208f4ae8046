import { loadLiveKitConfig } from '@patchbay/config';
import { createAfterTransfer, createCallEndings, createCallLifecycle } from '@patchbay/core/calls';
import { recordedRooms } from '@patchbay/core/recordings';
import { createCloseTenants, createSessionLifecycle, createStopSession } from '@patchbay/core/session-orchestrator';
import { composeOnce } from '@patchbay/http/handler';
import { livekitRooms, livekitTransferRoom } from '@patchbay/livekit';
import { createCallRepository, createClosedTenantWatchList, createSessionRepository } from '@patchbay/mongo';
import { composeDatabase } from '../database-compose.ts';
import { composeEdge, configSources } from '../http/edge-compose.ts';
import { composeRecorder } from '../recorder-compose.ts';

/** Winding up what archived tenants have left going on. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const [{ database, unitOfWork, clock }, livekit, { settings }, recorder] = await Promise.all([
    composeDatabase('patchbay-tenant-closer'),
    loadLiveKitConfig(configSources),
    composeEdge(),
    composeRecorder(),
  ]);
  const sessions = createSessionRepository(database);
  const calls = createCallRepository(database);
  const endings = createCallEndings({ calls, unitOfWork, clock });
  const lifecycle = createSessionLifecycle({ sessions, unitOfWork, clock, endings });
  const rooms = recordedRooms(livekitRooms(livekit), recorder);
  const stopSession = createStopSession({ sessions, lifecycle, rooms });
  const afterTransfer = createAfterTransfer({
    ...{ calls, sessions, rooms, unitOfWork, clock },
    lifecycle: createCallLifecycle({ calls, unitOfWork, clock }),
    transferRoom: livekitTransferRoom(livekit),
  });
  return {
    log: settings.log,
    closeTenants: createCloseTenants({
      closed: createClosedTenantWatchList(database),
      ...{ sessions, stopSession, afterTransfer, clock },
    }),
  };
});
