import type { Collection } from 'mongodb';
import type { Migration } from './migration.ts';

/** What is known of one migration in one database, under its id. */
export interface MigrationRow {
  readonly _id: string;
  readonly kind: Migration['kind'];
  /** Of the content that was last applied completely; absent before that. */
  readonly checksum?: string;
  /** `running` with nobody at work: its runner was killed. The next run begins with it. */
  readonly state: 'running' | 'applied' | 'failed';
  /** Who tried last. */
  readonly runner: string;
  readonly attempts: number;
  readonly started_at: Date;
  readonly applied_at?: Date;
  readonly failed_at?: Date;
  readonly error?: string;
}

/** Where a database stands against the migrations of this code. */
export interface Standing {
  /** To be run, in this order. */
  readonly pending: readonly { readonly migration: Migration; readonly row: MigrationRow | undefined }[];
  /** Migrations of a newer release that this code does not know: then nothing is pending, the newer shape stays. */
  readonly ahead: readonly string[];
}

/**
 * Compares what was applied with what there is.
 *
 * @throws Error naming an applied migration whose content was changed, or one that comes before an applied one.
 */
export function standingOf(rows: readonly MigrationRow[], migrations: readonly Migration[]): Standing {
  const known = new Map(rows.map((row) => [row._id, row]));
  const byId = [...migrations].sort((a, b) => (a.id < b.id ? -1 : 1));
  const ids = new Set(byId.map(({ id }) => id));
  const ahead = rows.filter((row) => row.kind === 'once' && !ids.has(row._id)).map((row) => row._id);
  const once = byId.filter(({ kind }) => kind === 'once');
  const last = once.findLast(({ id }) => known.get(id)?.state === 'applied')?.id ?? '';
  for (const { id, checksum } of once) {
    const row = known.get(id);
    if (row?.state === 'applied') {
      if (row.checksum !== checksum) throw new Error(changed(row, checksum));
    } else if (id < last) {
      throw new Error(`migration ${id} comes before ${last}, which is applied: give it a number after that`);
    }
  }
  const isPending = ({ id, checksum }: Migration) => {
    const row = known.get(id);
    return row?.state !== 'applied' || row.checksum !== checksum;
  };
  const pending = [...once, ...byId.filter(({ kind }) => kind === 'repeatable')].filter(isPending);
  if (ahead.length > 0) return { pending: [], ahead: ahead.sort() };
  return { pending: pending.map((migration) => ({ migration, row: known.get(migration.id) })), ahead };
}

function changed({ _id, checksum, applied_at }: MigrationRow, now: string): string {
  return (
    `migration ${_id} was applied ${applied_at?.toISOString() ?? ''} with the checksum ${checksum ?? ''} and has ${now} now: ` +
    'an applied migration is never changed. Put its file back and write a new migration.'
  );
}

/** Notes the beginning of an attempt. */
export async function noteStarted(
  rows: Collection<MigrationRow>,
  { id, kind }: Migration,
  runner: string,
): Promise<number> {
  const begun = { kind, state: 'running' as const, runner, started_at: new Date() };
  const update = { $set: begun, $inc: { attempts: 1 }, $unset: { error: 1, failed_at: 1 } } as const;
  const row = await rows.findOneAndUpdate({ _id: id }, update, { upsert: true, returnDocument: 'after' });
  return row?.attempts ?? 1;
}

/** Notes that everything was done. */
export async function noteApplied(rows: Collection<MigrationRow>, { id, checksum }: Migration): Promise<void> {
  await rows.updateOne({ _id: id }, { $set: { state: 'applied', checksum, applied_at: new Date() } });
}

/** Notes that an attempt failed, and why. */
export async function noteFailed(rows: Collection<MigrationRow>, { id }: Migration, error: string): Promise<void> {
  await rows.updateOne({ _id: id }, { $set: { state: 'failed', error, failed_at: new Date() } });
}
