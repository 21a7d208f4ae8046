import { type RequestOrigin, systemScope } from '../kernel/index.ts';
import { createPurgeSnapshots, type PurgeSnapshotsDeps } from './purge-snapshots.ts';
import type { UpkeepDeps } from './upkeep-deps.ts';
import type { UpkeepProgress, UpkeepWatchList } from './upkeep-ports.ts';
import { emptyReport, type UpkeepReport } from './upkeep-report.ts';
import { createTenantUpkeep } from './upkeep-tenant.ts';

/** What a round needs. */
export interface UpkeepRoundDeps extends UpkeepDeps, PurgeSnapshotsDeps {
  readonly watchList: UpkeepWatchList;
  readonly snapshots: UpkeepDeps['snapshots'] & PurgeSnapshotsDeps['snapshots'];
}

/** A round ends before the function would be ended; the next one goes on. */
const ROUND_MS = 200_000;
/** A walk over all tenants begins no sooner than so long after the last one began. */
const WALK_EVERY_MS = 6 * 60 * 60_000;

/**
 * Makes the round that keeps what is stored for knowledge in agreement: S3, MongoDB and the vector stores. It walks over
 * all tenants, a portion a round, looks at everything, and repairs what a crash, an outage or a hand has left behind.
 * Index entries are what is right; what they do not account for is removed, and what they promise is made again.
 */
export function createUpkeepRound(deps: UpkeepRoundDeps) {
  const { watchList, clock } = deps;
  const upkeepTenant = createTenantUpkeep(deps);
  const purgeSnapshots = createPurgeSnapshots(deps);

  /** Where to go on; null while the last walk is not old enough. */
  async function begin(now: Date): Promise<UpkeepProgress | null> {
    const last = await watchList.progress();
    if (last !== null && last.at_tenant !== null) return last;
    if (last !== null && now.getTime() - last.began_at.getTime() < WALK_EVERY_MS) return null;
    return { began_at: now, at_tenant: await watchList.tenant(null, 'from'), done: null };
  }

  /** @throws AggregateError of what went wrong, after everything else had its turn, with the report in its message. */
  return async (origin: RequestOrigin): Promise<UpkeepReport> => {
    const now = clock.now();
    const deadline = new Date(now.getTime() + ROUND_MS);
    const report = emptyReport();
    const errors: unknown[] = [];
    try {
      report.repaired.snapshots_purged += await purgeSnapshots(origin);
    } catch (error) {
      errors.push(error);
    }
    let at = await begin(now);
    while (at !== null && at.at_tenant !== null && clock.now() <= deadline) {
      const tenant_id: string = at.at_tenant;
      const scope = systemScope(tenant_id, 'knowledge-upkeep', origin);
      const turn = await upkeepTenant(scope, { done: at.done, deadline }, report);
      errors.push(...turn.errors);
      const next = turn.done === null ? await watchList.tenant(tenant_id, 'after') : tenant_id;
      at = { began_at: at.began_at, at_tenant: next, done: turn.done };
      await watchList.save(at);
    }
    if (at !== null && at.at_tenant === null) await watchList.save(at);
    if (errors.length === 0) return report;
    throw new AggregateError(errors, `${errors.length} parts failed; ${JSON.stringify(report)}`);
  };
}
