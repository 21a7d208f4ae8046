import { systemClock, ulidSource } from '@patchbay/config';
import { startStack } from '@patchbay/local-stack';
import { createMongoClient, createMongoDatabase, createMongoUnitOfWork, runMigrations } from '@patchbay/mongo';
import { startApi, type TestApi } from '../../../api/support/api.ts';

/** The API on a database of its own. */
export interface RealApi {
  readonly api: TestApi;
  /** Of whoever compares, made as the API makes its own. */
  readonly client: ReturnType<typeof createMongoClient>;
  /** Of the database. */
  readonly name: string;
}

/** Runs the API's functions in this process as in production, on a mongod that is gone at the end. */
export async function withApi<T>(signal: AbortSignal, use: (real: RealApi) => Promise<T>): Promise<T> {
  const stack = await startStack({ components: ['mongod'], ports: 'ephemeral', persist: false, signal });
  const uri = stack.endpoints.mongodb_uri;
  const client = createMongoClient(uri, { app_name: 'bench' });
  const name = 'bench';
  try {
    await runMigrations(client, name);
    const [clock, ids] = [systemClock, ulidSource()];
    const unit_of_work = createMongoUnitOfWork({ client, database_name: name, clock, ids });
    const database = { uri, name, client, database: createMongoDatabase(client, name), unit_of_work, clock, ids };
    return await use({ api: await startApi({ database, env: { STAGE: 'prod' } }), client, name });
  } finally {
    await client.close();
    await stack.stop();
  }
}
