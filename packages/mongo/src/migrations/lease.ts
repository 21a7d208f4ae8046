import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Collection } from 'mongodb';

/** Who migrates a database now, beside the records of migrations and under the id `lock`. */
export interface LeaseRow {
  readonly _id: string;
  readonly owner: string;
  readonly runner: string;
  readonly leased_until: Date;
}

/** How a lease is taken. */
export interface LeaseOptions {
  /** Shown to whoever has to wait: a request id, a host and a process. */
  readonly runner: string;
  /** How long a runner that died keeps others out. It is renewed four times in this time. */
  readonly lease_ms: number;
  /** How long to wait for another runner. */
  readonly wait_ms: number;
  /** Called once when there is somebody to wait for. */
  readonly onWait?: ((holder: LeaseRow) => void) | undefined;
}

/** The right to migrate a database, while it lasts. */
export interface Lease {
  /** Aborted when the lease is known to be lost. */
  readonly signal: AbortSignal;
  /** Renews. @throws Error when another runner has taken over, or may have. */
  assertHeld(): Promise<void>;
  release(): Promise<void>;
}

/** Id of the one lock row. */
export const LOCK = 'lock';
const POLL_MS = 100;
const LOST = 'this runner was silent for longer than its lease, and another may have taken over: nothing more is done';

/**
 * Takes the one lease of a database, or waits for it. Its time is the server's, so that clocks of runners do not matter;
 * a runner that was killed is followed when its lease is over.
 *
 * @throws Error naming the runner that still has it after `wait_ms`.
 */
export async function takeLease(rows: Collection<LeaseRow>, options: LeaseOptions): Promise<Lease> {
  const { runner, lease_ms, wait_ms, onWait } = options;
  const owner = randomUUID();
  const deadline = performance.now() + wait_ms;
  let holder = await acquire(rows, owner, options);
  if (holder !== undefined) onWait?.(holder);
  while (holder !== undefined) {
    if (performance.now() >= deadline) {
      const until = holder.leased_until.toISOString();
      throw new Error(
        `another runner (${holder.runner}) is migrating this database, and ${runner} waited ${wait_ms / 1_000} s for it; ` +
          `its lease, which it renews while it lives, lasts until ${until}. Run again when it is done.`,
      );
    }
    await sleep(POLL_MS);
    holder = await acquire(rows, owner, options);
  }
  const lost = new AbortController();
  async function assertHeld(): Promise<void> {
    lost.signal.throwIfAborted();
    if ((await renew(rows, owner, lease_ms)) === null) lost.abort(new Error(LOST));
    lost.signal.throwIfAborted();
  }
  // A renewal that fails for a moment is made up for by the next; one that finds another owner aborts.
  const renewal = setInterval(() => void assertHeld().catch(() => undefined), lease_ms / 4);
  return {
    signal: lost.signal,
    assertHeld,
    async release() {
      clearInterval(renewal);
      await rows.deleteOne({ _id: LOCK, owner });
    },
  };
}

/** The end of a lease that begins now, by the server's clock. */
const from = (lease_ms: number) => ({ $add: ['$$NOW', lease_ms] });

/** Undefined when the lease is ours; otherwise whose it is. */
async function acquire(
  rows: Collection<LeaseRow>,
  owner: string,
  { runner, lease_ms }: LeaseOptions,
): Promise<LeaseRow | undefined> {
  const [isNobodys, isOver] = [{ $eq: ['$owner', ''] }, { $lt: ['$leased_until', '$$NOW'] }];
  const free = { owner: '', runner: '', leased_until: new Date(0) };
  const taken = { owner: { $literal: owner }, runner: { $literal: runner }, leased_until: from(lease_ms) };
  const present = await rows.findOne({ _id: LOCK });
  // Made first and taken then: an upsert cannot ask for the server's time.
  if (present === null) await ignoringDuplicates(() => rows.insertOne({ _id: LOCK, ...free }));
  const won = await rows.updateOne({ _id: LOCK, $expr: { $or: [isNobodys, isOver] } }, [{ $set: taken }]);
  if (won.matchedCount === 1) return undefined;
  return (await rows.findOne({ _id: LOCK })) ?? present ?? { _id: LOCK, ...free };
}

function renew(rows: Collection<LeaseRow>, owner: string, lease_ms: number): Promise<LeaseRow | null> {
  return rows.findOneAndUpdate({ _id: LOCK, owner }, [{ $set: { leased_until: from(lease_ms) } }]);
}

async function ignoringDuplicates(insert: () => Promise<unknown>): Promise<void> {
  try {
    await insert();
  } catch (error) {
    if ((error as { code?: number }).code !== 11_000) throw error;
  }
}
