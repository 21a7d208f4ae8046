import { fileReason } from '../file-storage/index.ts';
import { type Clock, type RequestOrigin, systemScope } from '../kernel/index.ts';
import type { IndexEntryRepository, IndexEntryWatchList } from '../vector-search/index.ts';

/** What the sweep needs. */
export interface SweepEntriesDeps {
  readonly entries: IndexEntryRepository;
  readonly entryWatchList: IndexEntryWatchList;
  readonly clock: Clock;
}

const SWEEP_LIMIT = 200;

/** Makes the sweep that fails index entries past their deadline, so that none is ever stuck. */
export function createSweepEntries({ entries, entryWatchList, clock }: SweepEntriesDeps) {
  /** @throws AggregateError of what went wrong, after every other entry had its turn. */
  return async (origin: RequestOrigin): Promise<{ overdue: number; failed: number }> => {
    const now = clock.now();
    const overdue = await entryWatchList.overdue(now, SWEEP_LIMIT);
    let failed = 0;
    const errors: unknown[] = [];
    for (const { tenant_id, ...key } of overdue) {
      try {
        const scope = systemScope(tenant_id, 'file-sweeper', origin);
        const entry = await entries.get(scope, key);
        if (entry === null || entry.deadline_at === null || entry.deadline_at > now) continue;
        const code = entry.status === 'pending' ? 'ingestion_not_started' : 'ingestion_timeout';
        const given_up = await entries.transition(
          scope,
          undefined,
          key,
          { status: ['pending', 'processing'], execution_arn: entry.execution_arn },
          { status: 'failed', reason: fileReason(code), deadline_at: null, execution_arn: null },
        );
        if (given_up !== null) failed += 1;
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, `${errors.length} overdue entries could not be failed`);
    return { overdue: overdue.length, failed };
  };
}
