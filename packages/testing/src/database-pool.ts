import { createMongoClient, runMigrations } from '@patchbay/mongo';

type MongoClient = ReturnType<typeof createMongoClient>;

/** One database of the pool, as its own bookkeeping sees it. */
interface Slot {
  _id: string;
  in_use: boolean;
}

const POOL = 'pool';

/** Every database of one test run begins with this. */
const prefixOf = (run: string) => `test_${run}_`;

const slotsOf = (client: MongoClient, run: string) => client.db(`${prefixOf(run)}${POOL}`).collection<Slot>('slots');

/**
 * Takes an empty migrated database: one that another file has given back (migrating takes a second, emptying a few
 * milliseconds), or a new one.
 */
export async function takeDatabase(client: MongoClient, uri: string, run: string, name: string): Promise<string> {
  const free = await slotsOf(client, run).findOneAndUpdate({ in_use: false }, { $set: { in_use: true } });
  if (free !== null) return free._id;
  const created = `${prefixOf(run)}${name}`;
  const patient = createMongoClient(uri, { app_name: 'patchbay-test', max_pool_size: 10, patient: true });
  try {
    await runMigrations(patient, created);
  } finally {
    await patient.close();
  }
  await slotsOf(client, run).insertOne({ _id: created, in_use: true });
  return created;
}

/** Gives a database back, emptied. A test that alters collections or indexes makes a database of its own instead. */
export async function giveBack(client: MongoClient, run: string, name: string): Promise<void> {
  const database = client.db(name);
  const collections = await database.listCollections({ name: { $ne: 'migrations' } }, { nameOnly: true }).toArray();
  await Promise.all(collections.map((collection) => database.collection(collection.name).deleteMany({})));
  await slotsOf(client, run).updateOne({ _id: name }, { $set: { in_use: false } });
}

/** Drops every database of a run: what is left where the tests used a server that stays. */
export async function dropDatabasesOf(uri: string, run: string): Promise<void> {
  const client = createMongoClient(uri, { app_name: 'patchbay-test' });
  try {
    const { databases } = await client.db('admin').admin().listDatabases({ nameOnly: true });
    const ours = databases.filter(({ name }) => name.startsWith(prefixOf(run)));
    for (const { name } of ours) await client.db(name).dropDatabase();
  } finally {
    await client.close();
  }
}
