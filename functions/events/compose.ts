import { sqsSessionAlarms } from '@patchbay/aws/queues';
import { livekitSettings, loadConfig, sessionWatchSettings } from '@patchbay/config';
import { createAfterTransfer, createCallEndings, createCallLifecycle } from '@patchbay/core/calls';
import { recordedRooms } from '@patchbay/core/recordings';
import { createSessionLifecycle, createWatchdog } from '@patchbay/core/session-orchestrator';
import { composeOnce } from '@patchbay/http/handler';
import { livekitRooms, livekitTransferRoom } from '@patchbay/livekit';
import { createCallRepository, createSessionRepository, createSessionWatchList } from '@patchbay/mongo';
import { composeDatabase } from '../database-compose.ts';
import { composeEdge, configSources } from '../http/edge-compose.ts';
import { composeRecorder } from '../recorder-compose.ts';

/** The watchdog over sessions: by message and by clock. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const [{ database, unitOfWork, clock }, config, { settings }, recorder] = await Promise.all([
    composeDatabase('patchbay-watchdog'),
    loadConfig({ livekit: livekitSettings, watch: sessionWatchSettings }, configSources),
    composeEdge(),
    composeRecorder(),
  ]);
  const sessions = createSessionRepository(database);
  const calls = createCallRepository(database);
  const endings = createCallEndings({ calls, unitOfWork, clock });
  const rooms = recordedRooms(livekitRooms(config.livekit), recorder);
  return {
    log: settings.log,
    watchdog: createWatchdog({
      sessions,
      watchList: createSessionWatchList(database),
      lifecycle: createSessionLifecycle({ sessions, unitOfWork, clock, endings }),
      rooms,
      alarms: sqsSessionAlarms(config.watch.queue_url),
      clock,
      afterTransfer: createAfterTransfer({
        ...{ calls, sessions, rooms, unitOfWork, clock },
        lifecycle: createCallLifecycle({ calls, unitOfWork, clock }),
        transferRoom: livekitTransferRoom(config.livekit),
      }),
    }),
  };
});
