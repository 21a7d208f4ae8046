import type { StoredCall } from '../calls/index.ts';
import type { Page, TenantScope, Work } from '../kernel/index.ts';
import type {
  BatchStatus,
  ListCallBatches,
  ListCallBatchRows,
  RowCounts,
  RowOutcome,
  StoredBatch,
  StoredRow,
} from './call-batch.ts';

/** Where batches and their rows are kept. */
export interface CallBatchRepository {
  insert(scope: TenantScope, work: Work, batch: StoredBatch, rows: readonly StoredRow[]): Promise<void>;
  get(scope: TenantScope, id: string, work?: Work): Promise<StoredBatch | null>;
  list(scope: TenantScope, query: ListCallBatches): Promise<Page<StoredBatch>>;
  listRows(scope: TenantScope, id: string, query: ListCallBatchRows): Promise<Page<StoredRow>>;
  /** Every row, by its index. */
  allRows(scope: TenantScope, id: string): AsyncIterable<StoredRow>;
  counts(scope: TenantScope, ids: readonly string[]): Promise<Map<string, RowCounts>>;
  /** Null where its status is none of `from`. */
  transition(
    scope: TenantScope,
    work: Work,
    id: string,
    from: readonly BatchStatus[],
    to: Partial<StoredBatch> & { status: BatchStatus },
  ): Promise<StoredBatch | null>;
  /** Ends the rows that wait. */
  endPending(scope: TenantScope, work: Work, id: string, outcome: RowOutcome): Promise<void>;
}

/** A call that has ended, as far as its row is concerned. */
export type EndedCall = Pick<StoredCall, 'id' | 'result' | 'error' | 'ended_at'>;

/** What the engine does to them. */
export interface CallBatchLine {
  /** Batches of a tenant that are not finished, the oldest first. */
  unfinished(scope: TenantScope, work?: Work): Promise<StoredBatch[]>;
  /** Bookkeeping of a batch, where it is running still. */
  note(
    scope: TenantScope,
    work: Work,
    id: string,
    fields: Partial<Pick<StoredBatch, 'round' | 'recent_starts'>>,
  ): Promise<boolean>;
  /** A canceled or paused batch without open rows is not looked at again. */
  noteFinished(scope: TenantScope, id: string): Promise<void>;
  /** Rows whose call is claimed or under way, and of how many of them the call is not written. */
  calling(scope: TenantScope, work: Work): Promise<{ batch_id: string; calling: number; unplaced: number }[]>;
  due(scope: TenantScope, work: Work, batchId: string, now: Date, limit: number): Promise<StoredRow[]>;
  /** Whether any row of a batch waits or is called. */
  anyOpen(scope: TenantScope, batchId: string): Promise<boolean>;
  /** Changes a row that is as it was: same status, call and claim. False where it is not. */
  change(scope: TenantScope, before: StoredRow, fields: Partial<StoredRow>, work?: Work): Promise<boolean>;
  /** Claims whose time is over before the call was written. */
  lapsed(scope: TenantScope, now: Date, limit: number): Promise<StoredRow[]>;
  /** Rows whose calls were written, a batch at a time. */
  placed(scope: TenantScope): AsyncIterable<StoredRow>;
  /** Which of these calls have ended. */
  ended(scope: TenantScope, callIds: readonly string[]): Promise<EndedCall[]>;
  /** Whether a call is there. */
  callExists(scope: TenantScope, callId: string): Promise<boolean>;
}

/** The engine's view across tenants. */
export interface CallBatchWatchList {
  /** Tenants that have batches which are not finished. */
  tenants(): Promise<string[]>;
}
