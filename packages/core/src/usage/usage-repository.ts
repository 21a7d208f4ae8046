import type { TenantScope } from '../kernel/index.ts';

/** Days, from a midnight in UTC until before another. */
export interface UsageRange {
  readonly from: Date;
  readonly until: Date;
}

/** Stored figures of a day: whole milliseconds, which add up without rounding. */
export interface UsageCount {
  /** In UTC, `2026-11-22`. */
  readonly day: string;
  readonly agent_id: string | null;
  readonly sessions: number;
  readonly session_ms: number;
  readonly llm_input_tokens: number;
  readonly llm_input_cached_tokens: number;
  readonly llm_output_tokens: number;
  readonly tts_characters: number;
  readonly stt_ms: number;
  readonly tool_calls: number;
  readonly searches: number;
  readonly files: number;
  readonly file_bytes: number;
}

/**
 * Port: what was used, read from what is kept of it (sessions with the figures of their runs, versions of files, counts
 * of searches). Nothing is added up beforehand, so that a report that comes late or twice can make no sum wrong.
 */
export interface UsageRepository {
  /** Of sessions by the day on which they were created, one row for each day, or for each day and agent; at most `limit`. */
  ofSessions(
    scope: TenantScope,
    range: UsageRange,
    options: {
      readonly agent_id?: string | undefined;
      readonly by_agent: boolean;
      readonly now: Date;
      readonly limit: number;
    },
  ): Promise<Partial<UsageCount>[]>;
  /** Of versions of files, by the day on which they were created. */
  ofFiles(scope: TenantScope, range: UsageRange): Promise<Partial<UsageCount>[]>;
  /** Of searches outside sessions. */
  ofSearches(scope: TenantScope, range: UsageRange): Promise<Partial<UsageCount>[]>;
}

/** Port: counts what leaves no other trace. */
export interface UsageMeter {
  /** A search outside a session was answered. */
  searched(scope: TenantScope): Promise<void>;
}
