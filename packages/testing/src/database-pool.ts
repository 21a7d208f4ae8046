import { createMongoClient, runMigrations } from '@patchbay/mongo';

type MongoClient = ReturnType<typeof createMongoClient>;

/** One database of the pool, as its own bookkeeping sees it. */
interface Slot {
  _id: string;
  /** Process of the test file that has it; null when it is not to be used again. */
  holder: number | null;
}

const POOL = 'pool';

/** Every database of one test run begins with this. */
const prefixOf = (run: string) => `test_${run}_`;

const slotsOf = (client: MongoClient, run: string) => client.db(`${prefixOf(run)}${POOL}`).collection<Slot>('slots');

/** One that is held up, by a transaction of a process that was killed, is left alone. */
const EMPTY_WITHIN_MS = 5_000;

/**
 * Takes an empty migrated database for this process: that of a test file that is over (migrating takes a second,
 * emptying a few milliseconds), or a new one. Nobody gives one back: a file that was killed could not, and a hook that is
 * registered by another hook is never run. Each has some 300 files open in mongod, so that they must not pile up.
 */
export async function takeDatabase(client: MongoClient, uri: string, run: string, name: string): Promise<string> {
  const slots = slotsOf(client, run);
  for (const slot of await slots.find({ holder: { $ne: null } }).toArray()) {
    if (slot.holder !== null && isRunning(slot.holder)) continue;
    const taken = await slots.updateOne(slot, { $set: { holder: process.pid } });
    if (taken.modifiedCount === 0) continue;
    if (await isEmptied(client, slot._id)) return slot._id;
    await slots.updateOne({ _id: slot._id }, { $set: { holder: null } });
  }
  const created = `${prefixOf(run)}${name}`;
  const patient = createMongoClient(uri, { app_name: 'patchbay-test', max_pool_size: 10, patient: true });
  try {
    await runMigrations(patient, created);
  } finally {
    await patient.close();
  }
  await slots.insertOne({ _id: created, holder: process.pid });
  return created;
}

/** A test that alters collections or indexes makes a database of its own instead: here only documents go. */
async function isEmptied(client: MongoClient, name: string): Promise<boolean> {
  const database = client.db(name);
  const collections = await database.listCollections({ name: { $ne: 'migrations' } }, { nameOnly: true }).toArray();
  const emptied = await Promise.allSettled(
    collections.map((one) => database.collection(one.name).deleteMany({}, { maxTimeMS: EMPTY_WITHIN_MS })),
  );
  return emptied.every(({ status }) => status === 'fulfilled');
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
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
