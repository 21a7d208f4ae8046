import { type Collection, MongoClient } from 'mongodb';
import { isThere } from './atlas-failures.ts';
import type { VectorRow } from './atlas-records.ts';

/** Where Atlas is. */
export interface AtlasServer {
  /** Connection string of a user that may read, write and make indexes in this one database. */
  readonly uri: string;
  readonly database: string;
}

/** All tenants' vectors of all indexes. */
const COLLECTION = 'vectors';

/** How long a server is looked for, and how long one may stay silent. */
const SELECTION_MS = 5_000;
const SILENCE_MS = 15_000;

/** Opens the collection with its ordinary index, making it where it is not there: a vector index needs one. */
export async function openRows({ uri, database }: AtlasServer): Promise<Collection<VectorRow>> {
  const client = new MongoClient(uri, {
    appName: 'patchbay-vectors',
    maxPoolSize: 4,
    serverSelectionTimeoutMS: SELECTION_MS,
    socketTimeoutMS: SILENCE_MS,
    writeConcern: { w: 'majority' },
  });
  try {
    const db = client.db(database);
    await db.createCollection(COLLECTION).catch((error: unknown) => {
      if (!isThere(error)) throw error;
    });
    const rows = db.collection<VectorRow>(COLLECTION);
    await rows.createIndex({ tenant_id: 1, index_id: 1, generation: 1, file_id: 1, file_version: 1 });
    return rows;
  } catch (error) {
    await client.close();
    throw error;
  }
}
