import { loadMongoConfig, systemClock, ulidSource } from '@patchbay/config';
import { createFileLifecycle, createSweepFiles } from '@patchbay/core/file-storage';
import { composeOnce } from '@patchbay/http/handler';
import {
  createFileRepository,
  createFileWatchList,
  createMongoClient,
  createMongoDatabase,
  createMongoUnitOfWork,
} from '@patchbay/mongo';
import { composeEdge, configSources } from '../http/edge-compose.ts';

/** The sweep over files. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const [mongo, { settings }] = await Promise.all([loadMongoConfig(configSources), composeEdge()]);
  const client = createMongoClient(mongo.uri, { app_name: 'patchbay-sweeper' });
  const database = createMongoDatabase(client, mongo.database);
  const clock = systemClock;
  const files = createFileRepository(database);
  const unitOfWork = createMongoUnitOfWork({ client, database_name: mongo.database, clock, ids: ulidSource() });
  const lifecycle = createFileLifecycle({ files, unitOfWork, clock });
  return {
    log: settings.log,
    sweepFiles: createSweepFiles({ files, watchList: createFileWatchList(database), lifecycle, clock }),
  };
});
