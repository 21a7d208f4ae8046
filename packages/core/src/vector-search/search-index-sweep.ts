import { type RequestOrigin, systemScope } from '../kernel/index.ts';
import type { IndexBuilder } from './search-index-build.ts';
import type { EntryDispatcher, WaitingEntry } from './search-index-dispatch.ts';
import type { IndexBuildWatchList } from './search-index-repository.ts';

/** Port: entries that wait for an execution of their own, of all tenants. */
export interface WaitingEntries {
  /** The longest waiting first; no more than `per_index` of one index, so that a large build lets others through. */
  waiting(limit: { readonly per_index: number; readonly total: number }): Promise<WaitingEntry[]>;
  /** How many executions of their own entries have now; no more than `limit` are counted. */
  underWay(limit: number): Promise<number>;
}

/** What the sweep over indexes needs. */
export interface SweepIndexesDeps {
  readonly builds: IndexBuildWatchList;
  readonly builder: Pick<IndexBuilder, 'advance'>;
  readonly waiting: WaitingEntries;
  readonly dispatcher: EntryDispatcher;
}

/** Builds that one sweep advances. */
const BUILDS = 50;
/** Executions of entries at one time, of all tenants: a file more waits for the next sweep. */
const MOST_UNDER_WAY = 200;
/** Of which one index may have so many started at a time. */
const MOST_PER_INDEX = 100;
/** Starts at one time. */
const CONCURRENCY = 10;

/**
 * Makes the sweep that carries builds on: it brings in what they lack, switches those that are complete, and starts
 * waiting entries in portions. Whatever dies in between, the next sweep goes on.
 */
export function createSweepIndexes({ builds, builder, waiting, dispatcher }: SweepIndexesDeps) {
  const scopeOf = (tenant_id: string, origin: RequestOrigin) => systemScope(tenant_id, 'index-builder', origin);

  return async (origin: RequestOrigin): Promise<{ advanced: number; started: number; failed: number }> => {
    let failed = 0;
    const attempt = (work: Promise<unknown>) =>
      work.catch(() => {
        failed += 1;
      });
    const building = await builds.building(BUILDS);
    for (const { id, tenant_id } of building) await attempt(builder.advance(scopeOf(tenant_id, origin), id));
    const free = MOST_UNDER_WAY - (await waiting.underWay(MOST_UNDER_WAY));
    const entries = free <= 0 ? [] : await waiting.waiting({ per_index: MOST_PER_INDEX, total: free });
    for (let at = 0; at < entries.length; at += CONCURRENCY) {
      const portion = entries.slice(at, at + CONCURRENCY);
      await Promise.all(portion.map((entry) => attempt(dispatcher.dispatch(scopeOf(entry.tenant_id, origin), entry))));
    }
    return { advanced: building.length, started: entries.length, failed };
  };
}
