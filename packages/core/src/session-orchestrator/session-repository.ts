import type { Page, PageRequest, TenantScope, Work } from '../kernel/index.ts';
import type { SessionRecording } from '../recordings/index.ts';
import type { Session, SessionFilters, SessionStatus } from './session.ts';
import type { SessionFeedback } from './session-feedback.ts';
import type { SessionMetrics } from './session-metrics.ts';
import type { SessionReport } from './session-report.ts';
import type { SessionRun } from './session-run.ts';
import type { SessionSlots, SlotHolder } from './session-slots.ts';
import type { StoredUsage } from './session-usage.ts';
import type { Voicemail } from './voicemail.ts';

/** A session as it is stored. */
export interface StoredSession extends Omit<Session, 'object' | 'metrics' | 'recording' | 'feedback' | 'usage'> {
  /** The latest that were reported. */
  readonly metrics?: SessionMetrics;
  /** What the end user said of it, once there is any. */
  readonly feedback?: SessionFeedback;
  /** Where the config asks for one. */
  readonly recording?: SessionRecording;
  /** When a session over text ends if nobody writes until then; missing where nobody minds. */
  readonly silent_at?: Date;
  /** When another agent was asked for, because the first did not come; that happens once. */
  readonly redispatched_at?: Date;
  /** The room, where it was there before the session: that of a call that came in. @see roomOf */
  readonly room_name?: string;
  /** A call whose caller does not get the agent: all that is said before it is put down. */
  readonly only_says?: string;
  /** Of calls: what to do when an answering machine picks up; missing where nobody listens for one. */
  readonly voicemail?: Voicemail;
  /** Places that it holds while it is open. */
  readonly slots?: SessionSlots;
  /** The agent processes that reported about it, in the order in which they started. */
  readonly runs?: readonly SessionRun[];
  /** What they used together. */
  readonly usage?: StoredUsage;
  /** Once it is over: whether its transcript and its figures are still to be announced. */
  readonly wrap_up?: 'due' | 'done';
  /** Once that is done: whether somebody has looked if it is to be analysed. */
  readonly analysis?: 'due' | 'asked' | 'none';
  /** Reports that are stored: the number of the last one within the session. */
  readonly reports_seq: number;
}

/** Fields that a transition sets. */
export type SessionTransition = Partial<
  Pick<
    StoredSession,
    'dispatched_at' | 'join_deadline_at' | 'started_at' | 'ended_at' | 'end_reason' | 'reports_seq' | 'wrap_up'
  >
> & { readonly status: SessionStatus };

/** A report as it is stored in `session_events`. */
export interface StoredSessionEvent {
  /** `<session id>:<seq>`: storing it twice is storing it once. */
  readonly id: string;
  readonly tenant_id: string;
  readonly session_id: string;
  /** Missing where the session has one run only. */
  readonly run_id?: string;
  /** Place within the session, over all runs. */
  readonly seq: number;
  readonly report: SessionReport;
}

/** Where sessions and what was reported about them are kept. */
export interface SessionRepository {
  /** Runs again in its transaction when another session took one of its places at the same time. */
  insert(scope: TenantScope, work: Work, session: StoredSession): Promise<void>;
  /** Who holds which places: every open session of the tenant, as the transaction sees them. */
  openSlots(scope: TenantScope, work: Work): Promise<SlotHolder[]>;
  get(scope: TenantScope, id: string, work?: Work): Promise<StoredSession | null>;
  list(scope: TenantScope, page: PageRequest, filter: SessionFilters): Promise<Page<StoredSession>>;
  /** Changes a session whose status is still one of `from`; null when it is not, so that each change happens once. */
  transition(
    scope: TenantScope,
    work: Work,
    id: string,
    from: readonly SessionStatus[],
    change: SessionTransition,
  ): Promise<StoredSession | null>;
  /** Somebody wrote: silence counts anew. */
  setSilence(scope: TenantScope, id: string, silentAt: Date): Promise<void>;
  /**
   * Notes that another agent is asked for, and until when it has to come; null when somebody else did so, or the session
   * waits for none any more.
   */
  redispatch(
    scope: TenantScope,
    work: Work,
    id: string,
    change: Required<Pick<StoredSession, 'redispatched_at' | 'join_deadline_at'>>,
  ): Promise<StoredSession | null>;
  /** Puts what the end user says in place of what was said before. */
  setFeedback(scope: TenantScope, work: Work, id: string, feedback: SessionFeedback): Promise<void>;
  /**
   * Stores reports and moves the session's `reports_seq` to the last of them with what is to be known of the session
   * then, where nobody else has moved it since it was read.
   *
   * @returns false when it had moved: the caller reads again.
   */
  appendEvents(
    scope: TenantScope,
    work: Work,
    session: Pick<StoredSession, 'id' | 'reports_seq'>,
    events: readonly StoredSessionEvent[],
    change: Pick<StoredSession, 'runs' | 'usage' | 'metrics'>,
  ): Promise<boolean>;
  /** Takes the one announcement of what a session was; false when it is not due, or somebody has taken it. */
  takeWrapUp(scope: TenantScope, work: Work, id: string): Promise<boolean>;
  /** Events after a number, in order. */
  listEvents(scope: TenantScope, sessionId: string, page: PageRequest): Promise<Page<StoredSessionEvent>>;
  /** Every turn and tool call of a session in order, bounded by what one session can hold. */
  listTranscript(scope: TenantScope, sessionId: string): Promise<StoredSessionEvent[]>;
}

/** The watchdog's view across tenants. */
export interface SessionWatchList {
  /**
   * Open sessions past their join deadline and past their end, and those that ended before `wrap_up_before` and are
   * still to be announced: the oldest of each, with nothing but who they belong to.
   */
  overdue(now: Date, limit: number, wrap_up_before: Date): Promise<{ id: string; tenant_id: string }[]>;
}
