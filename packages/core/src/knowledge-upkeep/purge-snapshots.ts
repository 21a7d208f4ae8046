import { type Clock, type RequestOrigin, systemScope, type UnitOfWork } from '../kernel/index.ts';
import type { IndexSnapshotRepository, SnapshotWatchList } from '../vector-search/index.ts';
import { SNAPSHOT_RETENTION_MS } from './upkeep-times.ts';

/** What purging snapshots needs. */
export interface PurgeSnapshotsDeps {
  readonly snapshots: Pick<IndexSnapshotRepository, 'markPurged'>;
  readonly snapshotWatchList: SnapshotWatchList;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/** Snapshots that one round marks. */
const LIMIT = 200;

/**
 * Makes what marks snapshots that no binding pins and that are older than the retention: they cannot be bound from then
 * on. What only they held is removed by the walk, some time later.
 */
export function createPurgeSnapshots({ snapshots, snapshotWatchList, unitOfWork, clock }: PurgeSnapshotsDeps) {
  /** @returns how many were marked; one that was bound at the same moment is not. */
  return async (origin: RequestOrigin): Promise<number> => {
    const now = clock.now();
    let marked = 0;
    for (const found of await snapshotWatchList.purgeable(new Date(now.getTime() - SNAPSHOT_RETENTION_MS), LIMIT)) {
      const scope = systemScope(found.tenant_id, 'knowledge-upkeep', origin);
      const purged = await unitOfWork.run(scope, async (work) => {
        const snapshot = await snapshots.markPurged(scope, work, found.id, now);
        if (snapshot === null) return false;
        work.record({
          action: 'index_snapshot.purged',
          entity: { type: 'index_snapshot', id: found.id },
          old_value: { purged_at: null },
          new_value: { purged_at: now.toISOString() },
        });
        return true;
      });
      if (purged) marked += 1;
    }
    return marked;
  };
}
