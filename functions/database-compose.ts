import { loadMongoConfig, systemClock, ulidSource } from '@patchbay/config';
import { createMongoClient, createMongoDatabase, createMongoUnitOfWork } from '@patchbay/mongo';
import { configSources } from './http/edge-compose.ts';

/**
 * The database as use cases want it. Called inside a memoised composition, so that a container has one client.
 *
 * @param app_name says on the server's side whose connections they are.
 */
export async function composeDatabase(app_name: string) {
  const { uri, database: database_name } = await loadMongoConfig(configSources);
  const client = createMongoClient(uri, { app_name });
  const clock = systemClock;
  const ids = ulidSource();
  const unitOfWork = createMongoUnitOfWork({ client, database_name, clock, ids });
  return { database: createMongoDatabase(client, database_name), unitOfWork, clock, ids };
}
