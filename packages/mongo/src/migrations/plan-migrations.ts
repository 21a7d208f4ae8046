import type { MongoClient } from 'mongodb';
import { assertReplicaSet } from '../client.ts';
import { MIGRATIONS } from './index.ts';
import { type LeaseRow, LOCK } from './lease.ts';
import type { Migration, MigrationChange } from './migration.ts';
import { readStanding, rowsOf } from './run-migrations.ts';

/** What a run would do to one database, now. */
export interface MigrationPlan {
  readonly pending: readonly {
    readonly id: string;
    readonly kind: Migration['kind'];
    /** Why: it never ran, its last run failed or was killed, or (repeatable) what it brings about has changed. */
    readonly because: 'new' | 'failed' | 'interrupted' | 'changed';
    /** Of the last run that failed. */
    readonly error?: string;
    /** On the database as it is; migrations before it in this list may change what is left to do. */
    readonly changes: readonly MigrationChange[];
  }[];
  /** Migrations of a newer release that this code does not know: a run would do nothing. */
  readonly ahead?: readonly string[];
  /** Who migrates at this moment. */
  readonly locked_by?: { readonly runner: string; readonly leased_until: Date };
}

/**
 * Says what `runMigrations` would do, and changes nothing: no lease is taken, nothing is recorded.
 *
 * @throws Error as `runMigrations` before it begins.
 */
export async function planMigrations(
  client: MongoClient,
  database_name: string,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<MigrationPlan> {
  await assertReplicaSet(client);
  const database = client.db(database_name);
  const { pending, ahead } = await readStanding(database, migrations);
  const lock = (await rowsOf(database).findOne({ _id: LOCK })) as LeaseRow | null;
  const isHeld = lock !== null && lock.owner !== '' && lock.leased_until.getTime() > Date.now();
  return {
    pending: await Promise.all(
      pending.map(async ({ migration, row }) => ({
        id: migration.id,
        kind: migration.kind,
        because: row === undefined ? 'new' : REASONS[row.state],
        ...(row?.error === undefined ? {} : { error: row.error }),
        changes: await migration.plan(database),
      })),
    ),
    ...(ahead.length === 0 ? {} : { ahead }),
    ...(isHeld ? { locked_by: { runner: lock.runner, leased_until: lock.leased_until } } : {}),
  };
}

const REASONS = { failed: 'failed', running: 'interrupted', applied: 'changed' } as const;
