import { sqsSessionAlarms } from '@patchbay/aws/queues';
import { livekitSettings, loadConfig, sessionWatchSettings } from '@patchbay/config';
import { createSessionLifecycle, createWatchdog } from '@patchbay/core/session-orchestrator';
import { composeOnce } from '@patchbay/http/handler';
import { livekitRooms } from '@patchbay/livekit';
import { createSessionRepository, createSessionWatchList } from '@patchbay/mongo';
import { composeDatabase } from '../database-compose.ts';
import { composeEdge, configSources } from '../http/edge-compose.ts';

/** The watchdog over sessions: by message and by clock. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const [{ database, unitOfWork, clock }, config, { settings }] = await Promise.all([
    composeDatabase('patchbay-watchdog'),
    loadConfig({ livekit: livekitSettings, watch: sessionWatchSettings }, configSources),
    composeEdge(),
  ]);
  const sessions = createSessionRepository(database);
  return {
    log: settings.log,
    watchdog: createWatchdog({
      sessions,
      watchList: createSessionWatchList(database),
      lifecycle: createSessionLifecycle({ sessions, unitOfWork, clock }),
      rooms: livekitRooms(config.livekit),
      alarms: sqsSessionAlarms(config.watch.queue_url),
      clock,
    }),
  };
});
