import type { Page, TenantScope, Work } from '../kernel/index.ts';
import type { EvaluatedIndex, ListEvaluations, StoredEvaluation } from './evaluation.ts';
import type { ListEvaluationResults, MeasuredResult, StoredEvaluationResult } from './evaluation-result.ts';

/** An attempt of a worker. */
export type ClaimedEvaluation = Pick<StoredEvaluation, 'id' | 'attempt'>;

/** Port of evaluations. */
export interface EvaluationRepository {
  insert(scope: TenantScope, work: Work, created: StoredEvaluation): Promise<void>;
  /** Of this index only. */
  get(scope: TenantScope, index_id: string, id: string): Promise<StoredEvaluation | null>;
  /** The last completed one before, of the same index and query set. */
  previous(scope: TenantScope, evaluation: StoredEvaluation): Promise<StoredEvaluation | null>;
  /** Whichever index it is of: for workers. */
  find(scope: TenantScope, id: string): Promise<StoredEvaluation | null>;
  list(scope: TenantScope, index_id: string, query: ListEvaluations): Promise<Page<StoredEvaluation>>;
  /** How many of the tenant's are queued or running; counting stops at `limit`. */
  countUnfinished(scope: TenantScope, limit: number): Promise<number>;
  /** Takes one for a worker, if it is still as `seen`; false when somebody else was faster. */
  claim(scope: TenantScope, seen: StoredEvaluation, started_at: Date, deadline_at: Date): Promise<boolean>;
  /** Says how far the attempt is; false when it is another's by now, or has ended. */
  advance(scope: TenantScope, claimed: ClaimedEvaluation, searches_done: number): Promise<boolean>;
  /** Gives it back for another attempt, not before `deadline_at`. */
  giveBack(scope: TenantScope, claimed: ClaimedEvaluation, deadline_at: Date): Promise<void>;
  /** Ends the attempt; false when it has ended before, or is another's by now. */
  finish(
    scope: TenantScope,
    work: Work,
    claimed: ClaimedEvaluation,
    end: Pick<StoredEvaluation, 'status' | 'results' | 'evaluated' | 'reason' | 'completed_at' | 'searches_done'>,
  ): Promise<boolean>;
  /** Of the runs of a query set that have ended, those before the newest `kept` that still have results; some of them. */
  withOldResults(
    scope: TenantScope,
    query_set: { readonly index_id: string; readonly query_set_id: string },
    kept: number,
  ): Promise<Pick<StoredEvaluation, 'id'>[]>;
  /** Says that its results were removed; false where that was said before. */
  forgetResults(scope: TenantScope, work: Work, id: string, at: Date): Promise<boolean>;
}

/** Port of what single queries came to. */
export interface EvaluationResultRepository {
  upsert(scope: TenantScope, results: readonly StoredEvaluationResult[]): Promise<void>;
  list(
    scope: TenantScope,
    evaluation: ClaimedEvaluation,
    query: ListEvaluationResults,
  ): Promise<Page<StoredEvaluationResult>>;
  /** All of one configuration, without their hits, in the order of queries. */
  measured(scope: TenantScope, evaluation: ClaimedEvaluation, configuration: string): Promise<MeasuredResult[]>;
  /** Removes what earlier attempts left. */
  removeEarlierAttempts(scope: TenantScope, evaluation: ClaimedEvaluation): Promise<void>;
  /** Removes all of an evaluation; returns how many there were. */
  remove(scope: TenantScope, work: Work, evaluation_id: string): Promise<number>;
}

/** Port: evaluations of all tenants that should have moved on by now. */
export interface EvaluationWatchList {
  overdue(now: Date, limit: number): Promise<{ id: string; tenant_id: string }[]>;
}

/** Port of what an index is made of. */
export interface EvaluatedIndexReader {
  /** Live, or as a snapshot holds it; null where the tenant does not have it, and for a snapshot that was purged. */
  describe(scope: TenantScope, index_id: string, snapshot_id: string | null): Promise<EvaluatedIndex | null>;
}

/** Message to a worker. */
export interface EvaluationOrder {
  readonly tenant_id: string;
  readonly evaluation_id: string;
}

/** Port of the queue to the workers: delivered once or more, some time. */
export interface EvaluationQueue {
  send(order: EvaluationOrder): Promise<void>;
}
