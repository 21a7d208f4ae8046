import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Collection, Db, MongoClient } from 'mongodb';
import { assertReplicaSet } from '../client.ts';
import { MIGRATIONS } from './index.ts';
import type { Migration } from './migration.ts';

interface Row {
  _id: string;
  checksum?: string | null;
  applied_at?: Date;
  owner?: string;
  leased_until?: Date;
}

/** What a run did. */
export interface MigrationReport {
  readonly applied: readonly string[];
}

const LOCK = 'lock';
const LEASE_MS = 60_000;
const RENEW_MS = 15_000;
const POLL_MS = 100;

/**
 * Brings a database to the state that this code expects: every migration once and in order, then the repeatable ones
 * that have changed. Two runners at once are fine: the second waits and finds nothing left.
 *
 * @throws Error when the server is no replica set, or a migration fails (what ran before it stays recorded).
 */
export async function runMigrations(
  client: MongoClient,
  database_name: string,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<MigrationReport> {
  await assertReplicaSet(client);
  const database = client.db(database_name);
  const rows = database.collection<Row>('migrations');
  if ((await pending(rows, migrations)).length === 0) return { applied: [] };
  return withLock(rows, async () => ({ applied: await apply(database, rows, await pending(rows, migrations)) }));
}

async function pending(rows: Collection<Row>, migrations: readonly Migration[]): Promise<Migration[]> {
  const done = new Map((await rows.find().toArray()).map((row) => [row._id, row.checksum ?? null]));
  const byId = [...migrations].sort((a, b) => (a.id < b.id ? -1 : 1));
  const once = byId.filter((migration) => migration.checksum === undefined && !done.has(migration.id));
  const repeated = byId.filter((migration) => {
    return migration.checksum !== undefined && done.get(migration.id) !== migration.checksum;
  });
  return [...once, ...repeated];
}

async function apply(database: Db, rows: Collection<Row>, migrations: readonly Migration[]): Promise<string[]> {
  const applied: string[] = [];
  for (const migration of migrations) {
    await migration.up(database);
    const record = { checksum: migration.checksum ?? null, applied_at: new Date() };
    await rows.updateOne({ _id: migration.id }, { $set: record }, { upsert: true });
    applied.push(migration.id);
  }
  return applied;
}

/** A lease in the database, renewed while the work runs; a runner that died is followed when its lease is over. */
async function withLock<T>(rows: Collection<Row>, work: () => Promise<T>): Promise<T> {
  const owner = randomUUID();
  while (!(await acquire(rows, owner))) await sleep(POLL_MS);
  const renewal = setInterval(() => void acquire(rows, owner).catch(() => undefined), RENEW_MS);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    await rows.deleteOne({ _id: LOCK, owner });
  }
}

async function acquire(rows: Collection<Row>, owner: string): Promise<boolean> {
  const now = new Date();
  try {
    const taken = await rows.updateOne(
      { _id: LOCK, $or: [{ owner }, { leased_until: { $lt: now } }] },
      { $set: { owner, leased_until: new Date(now.getTime() + LEASE_MS) } },
      { upsert: true },
    );
    return taken.matchedCount + taken.upsertedCount > 0;
  } catch (error) {
    if ((error as { code?: number }).code === 11_000) return false;
    throw error;
  }
}
