import type { Clock, IdSource, TenantScope, UnitOfWork, Work } from '../kernel/index.ts';
import type { TenantQuotaReader } from '../tenancy/index.ts';
import type { StoredBatch, StoredRow } from './call-batch.ts';
import type { CallBatchLine } from './call-batch-repository.ts';
import { isOpen } from './calling-window.ts';
import { dueFrom } from './settle-rows.ts';

/** What claiming needs. */
export interface ClaimRowsDeps {
  readonly line: CallBatchLine;
  readonly quota: TenantQuotaReader;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** A row to call, and its batch. */
export interface ClaimedRow {
  readonly batch: StoredBatch;
  readonly row: StoredRow;
}

/** Longer than any function of ours may run: a claim that has lapsed is held by nobody. */
export const CLAIM_SECONDS = 90;

/** Rows claimed at once, and looked at whose window is closed. */
const AT_ONCE = 40;

/** Calls of a tenant at present. */
export interface Occupancy {
  readonly allowed: number;
  /** Sessions of whatever kind. */
  readonly used: number;
  /** Rows whose call is claimed and not written: they have no session yet. */
  readonly unplaced: number;
}

/** How many calls a batch may begin now. */
export function room(
  { pacing, recent_starts }: Pick<StoredBatch, 'pacing' | 'recent_starts'>,
  { allowed, used, unplaced }: Occupancy,
  calling: number,
  now: Date,
): number {
  const reserve = Math.ceil((allowed * pacing.inbound_reserve_percent) / 100);
  const recent = recent_starts.filter((start) => start.getTime() > now.getTime() - 60_000).length;
  const free = [allowed - reserve - used - unplaced, pacing.max_concurrent - calling, pacing.per_minute - recent];
  return Math.max(0, Math.min(AT_ONCE, ...free));
}

/**
 * Makes the part of the engine that decides who is called now. One transaction a tenant, in which every running batch
 * is marked: two at once conflict and one of them begins again, so that together they never go past a limit.
 */
export function createClaimRows({ line, quota, unitOfWork, clock, ids }: ClaimRowsDeps) {
  async function claimOf(scope: TenantScope, work: Work, batch: StoredBatch, limit: number): Promise<ClaimedRow[]> {
    const now = clock.now();
    const claimed: ClaimedRow[] = [];
    for (const row of await line.due(scope, work, batch.id, now, limit)) {
      if (batch.window !== null && !isOpen(batch.window, row.time_zone, now)) {
        // It was paused, or had to wait, until its day was over.
        await line.change(scope, row, { due_at: dueFrom(batch, row, now) ?? batch.expires_at }, work);
        continue;
      }
      const claim = {
        status: 'calling' as const,
        // Kept until its call has ended: whoever places it, and however often, it is this call.
        call_id: row.call_id ?? ids.next('call'),
        claimed_until: new Date(now.getTime() + CLAIM_SECONDS * 1000),
      };
      if (await line.change(scope, row, claim, work)) claimed.push({ batch, row: { ...row, ...claim } });
    }
    return claimed;
  }

  return (scope: TenantScope): Promise<ClaimedRow[]> =>
    unitOfWork.run(scope, async (work) => {
      const now = clock.now();
      const running = (await line.unfinished(scope, work)).filter(
        ({ status, start_at, expires_at }) => status === 'running' && start_at <= now && now < expires_at,
      );
      for (const { id } of running) await line.note(scope, work, id, { round: ids.next('request') });
      const calling = new Map((await line.calling(scope, work)).map((of) => [of.batch_id, of]));
      // After the marks: what others claimed before is among the rows, and nobody claims until this is over.
      const use = await quota.use(scope, 'max_concurrent_sessions');
      if (use === null) return [];
      let unplaced = [...calling.values()].reduce((sum, of) => sum + of.unplaced, 0);
      const claimed: ClaimedRow[] = [];
      // The one that has called least lately comes first, so that none starves another.
      for (const batch of running.toSorted((a, b) => latest(a) - latest(b))) {
        const limit = room(batch, { ...use, unplaced }, calling.get(batch.id)?.calling ?? 0, now);
        if (limit === 0) continue;
        const own = await claimOf(scope, work, batch, limit);
        if (own.length === 0) continue;
        unplaced += own.length;
        claimed.push(...own);
        const recent = batch.recent_starts.filter((start) => start.getTime() > now.getTime() - 60_000);
        await line.note(scope, work, batch.id, { recent_starts: [...recent, ...own.map(() => now)] });
      }
      return claimed;
    });
}

function latest({ recent_starts }: StoredBatch): number {
  return recent_starts.at(-1)?.getTime() ?? 0;
}
