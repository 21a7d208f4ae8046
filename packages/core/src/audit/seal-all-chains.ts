import { type ActorScope, type Clock, firstIdAt, idTime, type RequestOrigin, systemScope } from '../kernel/index.ts';
import type { SealingWatchList } from './audit-chain-repository.ts';
import { LOOK_BACK_MS, type SealLimits, type SealOutcome } from './seal-chain.ts';

/** What sealing everything needs. */
export interface SealAllChainsDeps {
  readonly watchList: SealingWatchList;
  readonly sealChain: (scope: ActorScope, limits: SealLimits) => Promise<SealOutcome>;
  readonly clock: Clock;
}

/** What one round did: chains by outcome, and events sealed. */
export interface SealingReport {
  readonly sealed_events: number;
  readonly chains: number;
  readonly busy: number;
  readonly unfinished: number;
}

const SETTLE_MS = 10_000;
/** A round is started every minute, and ends before the function would be. */
const ROUND_MS = 45_000;
const EVENTS_A_LOOK = 20_000;
/** Sealing waits for the database and for the signing key more than it works. */
const CHAINS_AT_ONCE = 4;

const SEALER = 'audit-sealer';

/** The scope under which a chain is sealed: its tenant's, or the platform's. */
export function sealerScope(tenantId: string | null, origin: RequestOrigin): ActorScope {
  if (tenantId !== null) return systemScope(tenantId, SEALER, origin);
  return { tenant_id: null, subject: { type: 'system', id: SEALER }, user_id: SEALER, origin };
}

/** Makes the round over all chains in which something was written. */
export function createSealAllChains({ watchList, sealChain, clock }: SealAllChainsDeps) {
  /**
   * @throws AggregateError of what went wrong, after every other chain had its turn, so that a chain that contradicts
   * its checkpoint is heard of every minute. What failed, was busy or did not fit is first in the next round.
   */
  return async (origin: RequestOrigin, settle_ms = SETTLE_MS): Promise<SealingReport> => {
    const start = clock.now();
    const limits = { settle_ms, deadline: new Date(start.getTime() + ROUND_MS) };
    const progress = await watchList.progress();
    const found = await watchList.writers({
      after: firstIdAt('audit_event', new Date(idTime(progress.scanned_to).getTime() - LOOK_BACK_MS)),
      before: firstIdAt('audit_event', new Date(start.getTime() - settle_ms + 1)),
      limit: EVENTS_A_LOOK,
    });
    const due = [...new Set([...progress.unfinished, ...found.tenant_ids])];
    const unfinished: (string | null)[] = [];
    const outcomes: SealOutcome[] = [];
    const errors: unknown[] = [];

    async function take(tenantId: string | null): Promise<void> {
      if (clock.now() > limits.deadline) {
        unfinished.push(tenantId);
        return;
      }
      try {
        const outcome = await sealChain(sealerScope(tenantId, origin), limits);
        outcomes.push(outcome);
        if (outcome.outcome !== 'sealed') unfinished.push(tenantId);
        if (outcome.outcome === 'broken')
          errors.push(new Error(`the audit chain of ${tenantId ?? 'the platform'} is broken`));
      } catch (error) {
        unfinished.push(tenantId);
        errors.push(error);
      }
    }
    const queue = due.values();
    const worker = async () => {
      for (const tenantId of queue) await take(tenantId);
    };
    await Promise.all(Array.from({ length: CHAINS_AT_ONCE }, worker));
    await watchList.save({ scanned_to: found.examined_to, unfinished });
    if (errors.length > 0) throw new AggregateError(errors, `${errors.length} audit chains could not be sealed`);
    const having = (outcome: SealOutcome['outcome']) => outcomes.filter((each) => each.outcome === outcome).length;
    return {
      sealed_events: outcomes.reduce((sum, { sealed }) => sum + sealed, 0),
      chains: due.length,
      busy: having('busy'),
      unfinished: unfinished.length,
    };
  };
}
