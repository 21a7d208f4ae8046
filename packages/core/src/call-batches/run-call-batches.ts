import { type RequestOrigin, systemScope, type TenantScope } from '../kernel/index.ts';
import type { StoredBatch } from './call-batch.ts';
import type { CallBatchRepository, CallBatchWatchList } from './call-batch-repository.ts';
import { type ClaimRowsDeps, createClaimRows } from './claim-rows.ts';
import { createPlaceRows, type PlaceCall } from './place-rows.ts';
import { createSettleRows } from './settle-rows.ts';

/** What the engine needs. */
export interface RunCallBatchesDeps extends ClaimRowsDeps {
  readonly batches: CallBatchRepository;
  readonly watchList: CallBatchWatchList;
  readonly placeCall: PlaceCall;
}

/** What a round did. */
export interface RoundDone {
  readonly tenants: number;
  readonly settled: number;
  readonly placed: number;
  readonly repaired: number;
  readonly failed: number;
}

/**
 * Makes the engine: a round looks what became of calls, ends what is over, and begins the calls whose time has come.
 * Any number of engines may run at once, and any may be killed anywhere: a row is called once an attempt.
 */
export function createRunCallBatches(deps: RunCallBatchesDeps) {
  const { batches, line, watchList, unitOfWork, clock } = deps;
  const settleRows = createSettleRows(deps);
  const claimRows = createClaimRows(deps);
  const placeRows = createPlaceRows(deps);

  /** Ends the rows that wait of a batch that is over. */
  async function endOver(scope: TenantScope, { id, status, expires_at }: StoredBatch): Promise<void> {
    const canceled = status === 'canceled';
    if (!canceled && clock.now() < expires_at) return;
    await unitOfWork.run(scope, (work) => batches.endPending(scope, work, id, canceled ? 'canceled' : 'expired'));
  }

  async function complete(scope: TenantScope, { id, status }: StoredBatch): Promise<void> {
    if (await line.anyOpen(scope, id)) return;
    if (status === 'canceled') return line.noteFinished(scope, id);
    await unitOfWork.run(scope, async (work) => {
      const to = { status: 'completed', ended_at: clock.now(), unfinished: false } as const;
      const after = await batches.transition(scope, work, id, ['running', 'paused'], to);
      if (after === null) return;
      work.record({
        action: 'call_batch.completed',
        entity: { type: 'call_batch', id },
        old_value: { status },
        new_value: { status: 'completed' },
      });
    });
  }

  async function round(scope: TenantScope): Promise<Omit<RoundDone, 'tenants' | 'failed'>> {
    const unfinished = await line.unfinished(scope);
    const settled = await settleRows(scope, unfinished);
    const repaired = await placeRows.repair(scope, unfinished);
    for (const batch of unfinished) await endOver(scope, batch);
    const placed = await placeRows.place(scope, await claimRows(scope));
    for (const batch of unfinished) await complete(scope, batch);
    return { settled, placed, repaired };
  }

  return async (origin: RequestOrigin): Promise<RoundDone> => {
    const tenants = await watchList.tenants();
    const results = await Promise.allSettled(
      tenants.map((tenantId) => round(systemScope(tenantId, 'call-batches', origin))),
    );
    const done = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const sum = (of: 'settled' | 'placed' | 'repaired') => done.reduce((total, one) => total + one[of], 0);
    return {
      tenants: tenants.length,
      settled: sum('settled'),
      placed: sum('placed'),
      repaired: sum('repaired'),
      failed: results.length - done.length,
    };
  };
}
