import { type Collection, type Db, type MongoClient, MongoServerError } from 'mongodb';
import { assertReplicaSet } from '../client.ts';
import { type MigrationRow, noteApplied, noteFailed, noteStarted, type Standing, standingOf } from './history.ts';
import { MIGRATIONS } from './index.ts';
import { type Lease, type LeaseRow, LOCK, takeLease } from './lease.ts';
import type { Migration } from './migration.ts';

/** What a run did. */
export interface MigrationReport {
  /** Ids, in the order in which they were applied. */
  readonly applied: readonly string[];
  /** Migrations of a newer release that the database has seen and this code has not: nothing was done then. */
  readonly ahead?: readonly string[];
}

/** What happens in a run, as it happens. */
export type MigrationEvent =
  | { readonly event: 'waiting'; readonly for_runner: string; readonly leased_until: Date }
  | { readonly event: 'started' | 'applied'; readonly migration: string };

/** How to run. */
export interface MigrationOptions {
  /** Default: those of the product. */
  readonly migrations?: readonly Migration[];
  /** Who runs, for those who have to wait and for the record. Default: this process. */
  readonly runner?: string;
  /** How long a runner that was killed keeps others out; default a minute. */
  readonly lease_ms?: number;
  /** How long to wait for another runner before giving up; default five minutes. */
  readonly wait_ms?: number;
  readonly onEvent?: (event: MigrationEvent) => void;
}

/** Records of migrations, and the lease of whoever migrates. */
export const rowsOf = (database: Db) => database.collection<MigrationRow | LeaseRow>('migrations');

/** Where a database stands. @throws Error as `standingOf`. */
export async function readStanding(database: Db, migrations: readonly Migration[]): Promise<Standing> {
  const rows = await rowsOf(database)
    .find({ _id: { $ne: LOCK } })
    .toArray();
  return standingOf(rows as MigrationRow[], migrations);
}

/**
 * Brings a database to the state that this code expects: every migration once and in order, then the repeatable ones
 * that have changed. Two runners at once are fine: the second waits and finds nothing left.
 *
 * @throws Error when the server is no replica set; an applied migration was changed or one was put before it; another
 * runner does not come to an end; or a migration fails (what ran before it stays recorded, and the next run begins with
 * the one that failed).
 */
export async function runMigrations(
  client: MongoClient,
  database_name: string,
  options: MigrationOptions = {},
): Promise<MigrationReport> {
  const { migrations = MIGRATIONS, runner = `process ${process.pid}`, lease_ms = 60_000, onEvent } = options;
  await assertReplicaSet(client);
  const database = client.db(database_name);
  const { pending, ahead } = await readStanding(database, migrations);
  if (ahead.length > 0) return { applied: [], ahead };
  if (pending.length === 0) return { applied: [] };
  const lease = await takeLease(rowsOf(database) as Collection<LeaseRow>, {
    runner,
    lease_ms,
    wait_ms: options.wait_ms ?? 300_000,
    onWait: (holder) => onEvent?.({ event: 'waiting', for_runner: holder.runner, leased_until: holder.leased_until }),
  });
  try {
    return await applyPending(database, migrations, { lease, runner, onEvent });
  } finally {
    await lease.release();
  }
}

interface Run {
  readonly lease: Lease;
  readonly runner: string;
  readonly onEvent: MigrationOptions['onEvent'];
}

async function applyPending(database: Db, migrations: readonly Migration[], run: Run): Promise<MigrationReport> {
  // Again, under the lease: whoever had it before may have left nothing, or be of a newer release.
  const { pending, ahead } = await readStanding(database, migrations);
  const applied: string[] = [];
  for (const { migration } of pending) {
    await applyOne(database, migration, run, applied);
    applied.push(migration.id);
  }
  return ahead.length > 0 ? { applied, ahead } : { applied };
}

async function applyOne(
  database: Db,
  migration: Migration,
  { lease, runner, onEvent }: Run,
  before: readonly string[],
): Promise<void> {
  const rows = rowsOf(database) as Collection<MigrationRow>;
  await lease.assertHeld();
  const attempt = await noteStarted(rows, migration, runner);
  onEvent?.({ event: 'started', migration: migration.id });
  try {
    await migration.up(database, lease.signal);
  } catch (error) {
    // Without the lease the record is another runner's.
    lease.signal.throwIfAborted();
    const reason = error instanceof Error ? error.message : String(error);
    await noteFailed(rows, migration, reason).catch(() => undefined);
    const done = before.length === 0 ? 'Nothing was applied before it' : `Applied before it: ${before.join(', ')}`;
    const hint =
      error instanceof MongoServerError && error.code === 13
        ? ' The database user lacks a right: apply the database roles of this release first (docs/runbooks/deploy.md).'
        : '';
    throw new Error(
      `migration ${migration.id} failed (attempt ${attempt}): ${reason}.${hint} ${done}; the next run begins with it.`,
      { cause: error },
    );
  }
  await lease.assertHeld();
  await noteApplied(rows, migration);
  onEvent?.({ event: 'applied', migration: migration.id });
}
