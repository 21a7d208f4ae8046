import { helloMongo, type MongoHello } from '../components/mongo-admin.ts';
import { OverrideError } from '../stack/endpoints.ts';

/** Checks that MONGODB_URI leads to a replica set: every write of Patchbay that audits itself is a transaction. */
export async function probeMongo(uri: string): Promise<void> {
  const hello = await ask(uri);
  if (hello.set_name === undefined && !hello.is_mongos) {
    throw new OverrideError(
      'MONGODB_URI leads to a standalone server, which has no transactions. Patchbay needs a replica set: use Atlas, or ' +
        'start mongod with --replSet rs0 and run rs.initiate() once (one node is enough).',
    );
  }
}

async function ask(uri: string): Promise<MongoHello> {
  try {
    return await helloMongo(uri, 10_000);
  } catch (error) {
    throw new OverrideError(`MONGODB_URI: nobody answers there (${(error as Error).message})`);
  }
}
