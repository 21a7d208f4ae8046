import { sqsSessionAlarms } from '@patchbay/aws/queues';
import {
  livekitSettings,
  loadConfig,
  mongoSettings,
  sessionWatchSettings,
  systemClock,
  ulidSource,
} from '@patchbay/config';
import { createSessionLifecycle, createWatchdog } from '@patchbay/core/session-orchestrator';
import { composeOnce } from '@patchbay/http/handler';
import { livekitRooms } from '@patchbay/livekit';
import {
  createMongoClient,
  createMongoDatabase,
  createMongoUnitOfWork,
  createSessionRepository,
  createSessionWatchList,
} from '@patchbay/mongo';
import { composeEdge, configSources } from '../http/edge-compose.ts';

/** The watchdog over sessions: by message and by clock. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const config = await loadConfig(
    { mongo: mongoSettings, livekit: livekitSettings, watch: sessionWatchSettings },
    configSources,
  );
  const clock = systemClock;
  const client = createMongoClient(config.mongo.uri, { app_name: 'patchbay-watchdog' });
  const database = createMongoDatabase(client, config.mongo.database);
  const sessions = createSessionRepository(database);
  const unitOfWork = createMongoUnitOfWork({
    client,
    database_name: config.mongo.database,
    clock,
    ids: ulidSource(),
  });
  const { settings } = await composeEdge();
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
