import { loadMongoConfig, systemClock, ulidSource } from '@patchbay/config';
import { createIdempotencyGate } from '@patchbay/core/idempotency';
import { composeOnce } from '@patchbay/http/handler';
import {
  createIdempotencyRepository,
  createMongoClient,
  createMongoDatabase,
  createMongoUnitOfWork,
  createPrincipalStatusReader,
} from '@patchbay/mongo';
import { composeEdge, configSources } from './edge-compose.ts';

/** What every function with a database stands on: one client a container, whatever it carries. */
export const composeBase = /* @__PURE__ */ composeOnce(async () => {
  const [mongo, edge] = await Promise.all([loadMongoConfig(configSources), composeEdge()]);
  const client = createMongoClient(mongo.uri, { app_name: 'patchbay-api' });
  const database = createMongoDatabase(client, mongo.database);
  const clock = systemClock;
  const ids = ulidSource();
  return {
    database,
    unitOfWork: createMongoUnitOfWork({ client, database_name: mongo.database, clock, ids }),
    clock,
    ids,
    edge: {
      ...edge,
      principalStatus: createPrincipalStatusReader(database, clock),
      idempotency: createIdempotencyGate({ records: createIdempotencyRepository(database), clock }),
    },
  };
});
