import type { Clock, TenantScope } from '../kernel/index.ts';
import { type IndexEntry, indexEntryId } from './index-entry.ts';
import type { IndexEntryRepository, IndexEntryStarter } from './index-entry-repository.ts';

/** What starting the work on entries needs. */
export interface EntryDispatchDeps {
  readonly entries: Pick<IndexEntryRepository, 'transition'>;
  readonly starter: IndexEntryStarter;
  readonly clock: Clock;
}

/** How long an execution may take until its entry is given up; longer than the state machine's own limit. */
const DEADLINE_SECONDS = 3_900;

/** What of a waiting entry names its next execution. */
export type WaitingEntry = Pick<
  IndexEntry,
  'tenant_id' | 'index_id' | 'generation' | 'file_id' | 'file_version' | 'attempt' | 'updated_at'
>;

/** Starts executions of entries that wait for one. */
export function createEntryDispatcher({ entries, starter, clock }: EntryDispatchDeps) {
  return {
    /**
     * Starts the execution of a waiting entry, which has a deadline from then on. The name comes from what the entry is
     * and since when it waits: two who dispatch it at once start one execution.
     */
    async dispatch(scope: TenantScope, entry: WaitingEntry): Promise<void> {
      const { tenant_id, index_id, generation, file_id, file_version, attempt, updated_at } = entry;
      const key = { index_id, generation, file_id, file_version };
      const name = `${indexEntryId(key)}-${attempt + 1}-${updated_at.getTime()}`;
      await starter.startEntry(name, { tenant_id, ...key });
      const deadline_at = new Date(clock.now().getTime() + DEADLINE_SECONDS * 1_000);
      await entries.transition(scope, undefined, key, { status: ['pending'] }, { deadline_at });
    },
  };
}
export type EntryDispatcher = ReturnType<typeof createEntryDispatcher>;
