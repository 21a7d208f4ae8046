import type { Page, TenantScope, Work } from '../kernel/index.ts';
import type { RegistryVersion } from '../versioned-registry/index.ts';
import type { AnalysisContent } from './analysis-definition.ts';
import type { ListAnalyses, StoredAnalysis } from './session-analysis.ts';

/** An attempt of a worker. */
export type ClaimedAnalysis = Pick<StoredAnalysis, 'id' | 'attempt'>;

/** What an attempt ends with. */
export type AnalysisEnd = Pick<
  StoredAnalysis,
  'status' | 'summary' | 'success' | 'data' | 'transcript' | 'model' | 'usage' | 'error' | 'completed_at'
>;

/** Port of analyses. */
export interface AnalysisRepository {
  insert(scope: TenantScope, work: Work, created: StoredAnalysis): Promise<void>;
  /** Of this session only. */
  get(scope: TenantScope, session_id: string, id: string): Promise<StoredAnalysis | null>;
  /** Whichever session it is of: for workers. */
  find(scope: TenantScope, id: string): Promise<StoredAnalysis | null>;
  list(scope: TenantScope, session_id: string, query: ListAnalyses): Promise<Page<StoredAnalysis>>;
  /** How many of the session's are not over; counting stops at `limit`. */
  countUnfinished(scope: TenantScope, session_id: string, limit: number): Promise<number>;
  /** Takes one for a worker, if it is still as `seen`; false when somebody else was faster. */
  claim(scope: TenantScope, seen: StoredAnalysis, started_at: Date, deadline_at: Date): Promise<boolean>;
  /** Gives it back for another attempt, not before `deadline_at`, with what it cost so far. */
  giveBack(
    scope: TenantScope,
    claimed: ClaimedAnalysis,
    change: Pick<StoredAnalysis, 'deadline_at' | 'usage'>,
  ): Promise<void>;
  /** Ends the attempt; false when it has ended before, or is another's by now. */
  finish(scope: TenantScope, work: Work, claimed: ClaimedAnalysis, end: AnalysisEnd): Promise<boolean>;
  /** Says that the session needs nobody any more who asks for its analysis; false when that was said before. */
  takeSession(scope: TenantScope, work: Work, session_id: string, analysis: 'asked' | 'none'): Promise<boolean>;
}

/** Port of what definitions hold. */
export interface AnalysisDefinitionReader {
  findVersion(scope: TenantScope, id: string, version: number): Promise<RegistryVersion<AnalysisContent> | undefined>;
  findHead(
    scope: TenantScope,
    id: string,
  ): Promise<{ readonly latest_version: number | null; readonly archived_at: Date | null } | undefined>;
}

/** Port of what a session is pinned to. */
export interface PinnedAnalysisReader {
  /** The definition and version that the agent of a resolved config names; undefined where it names none. */
  find(
    scope: TenantScope,
    binding_digest: string,
  ): Promise<{ readonly analysis_definition_id: string; readonly version: number } | undefined>;
}

/** Port: what of all tenants waits for somebody. */
export interface AnalysisWatchList {
  /** Sessions that are over, all of which is told, and of which nobody asked yet whether they are to be analysed. */
  unasked(limit: number): Promise<{ id: string; tenant_id: string }[]>;
  /** Analyses that should have moved on by now. */
  overdue(now: Date, limit: number): Promise<{ id: string; tenant_id: string }[]>;
}

/** Message to a worker. */
export interface AnalysisOrder {
  readonly tenant_id: string;
  readonly session_analysis_id: string;
}

/** Port of the queue to the workers: delivered once or more, some time. */
export interface AnalysisQueue {
  send(order: AnalysisOrder): Promise<void>;
}
