import { type Clock, type RequestOrigin, systemScope, type TenantScope } from '../kernel/index.ts';
import type { Rooms, SessionAlarms } from './rooms.ts';
import { OPEN_STATUSES } from './session.ts';
import type { SessionLifecycle } from './session-lifecycle.ts';
import { type EndReason, roomOf } from './session-report.ts';
import type { SessionRepository, SessionWatchList, StoredSession } from './session-repository.ts';
import { WRAP_UP_SECONDS } from './session-wrap-up.ts';
import { overdueText } from './text-session.ts';

/** What the watchdog needs. */
export interface WatchdogDeps {
  readonly sessions: SessionRepository;
  readonly watchList: SessionWatchList;
  readonly lifecycle: SessionLifecycle;
  readonly rooms: Rooms;
  readonly alarms: SessionAlarms;
  readonly clock: Clock;
  /**
   * Looks after a call whose people talk without an agent: its room outlives the session. Missing where there are no
   * calls.
   */
  readonly afterTransfer?: { lookAfter(scope: TenantScope, sessionId: string): Promise<void> };
}

/** How long an agent that is in the room may take until its report arrives. */
const REPORT_GRACE_SECONDS = 15;

/** How long after a room could not be closed it is tried again. */
const CLOSE_AGAIN_SECONDS = 60;

/** Sessions a sweep looks at; what is left over comes next time. */
const SWEEP_LIMIT = 200;

/**
 * Finds sessions that nobody looks after any more and ends them, so that none is ever stuck. It runs on a delayed
 * message for each session and, should one get lost, on a sweep every minute.
 */
export function createWatchdog(deps: WatchdogDeps) {
  const { sessions, watchList, lifecycle, rooms, alarms, clock, afterTransfer } = deps;

  /** The status first, then the room; a room that cannot be closed now is tried again by the next look. */
  async function end(scope: TenantScope, session: StoredSession, reason: EndReason): Promise<void> {
    await lifecycle.over(scope, session, reason);
    try {
      await rooms.close(roomOf(session));
    } catch {
      await lookAgain(session, CLOSE_AGAIN_SECONDS);
    }
  }

  /** Asks for another agent, once; whether one may still come. The next look is set before anything can fail. */
  async function dispatchAgain(scope: TenantScope, session: StoredSession): Promise<boolean> {
    if (session.redispatched_at !== undefined || session.status === 'created') return false;
    const again = await lifecycle.redispatched(scope, session);
    // Another look was faster: the agent that it asked for has its time.
    if (again === null) return true;
    await lookAgain(again, Math.ceil((again.join_deadline_at.getTime() - clock.now().getTime()) / 1000));
    const { id, tenant_id, binding_digest: digest } = again;
    await rooms.dispatchAgain(roomOf(again), { session_id: id, tenant_id, digest });
    return true;
  }

  /** Goes on with a call that came in, where whoever wrote its session died before an agent was asked for. */
  async function dispatchFirst(scope: TenantScope, session: StoredSession): Promise<boolean> {
    if (session.room_name === undefined) return false;
    const patience = session.join_deadline_at.getTime() - session.created_at.getTime();
    const deadline = new Date(clock.now().getTime() + patience);
    const dispatched = await lifecycle.dispatched(scope, session, deadline);
    if (dispatched === null) return true;
    await lookAgain(dispatched, Math.ceil(patience / 1000));
    const { id, tenant_id, binding_digest: digest } = dispatched;
    await rooms.dispatchAgain(roomOf(dispatched), { session_id: id, tenant_id, digest });
    return true;
  }

  /** What ended before then waits for nobody any more: an agent that was lost, or never came, reports nothing. */
  const lateBefore = () => new Date(clock.now().getTime() - WRAP_UP_SECONDS * 1000);

  const lookAgain = ({ id, tenant_id }: StoredSession, seconds: number) =>
    alarms.schedule({ session_id: id, tenant_id }, seconds);

  async function check(scope: TenantScope, sessionId: string): Promise<void> {
    const session = await sessions.get(scope, sessionId);
    if (session === null) return;
    if (session.wrap_up === 'due' && (session.ended_at ?? clock.now()) < lateBefore()) {
      await lifecycle.wrapUp(scope, session);
    }
    if (session.channel === 'text') return checkText(scope, session);
    const room = roomOf(session);
    if (session.end_reason === 'transferred' && afterTransfer !== undefined)
      return afterTransfer.lookAfter(scope, session.id);
    // What is over has no room: one may be left by a start whose answer got lost, or by a close that failed.
    if (!OPEN_STATUSES.includes(session.status)) return rooms.close(room);
    const now = clock.now();
    if (now >= session.max_end_at) return end(scope, session, 'max_duration');
    if (session.status !== 'active' && now < session.join_deadline_at) return;

    const presence = await rooms.presence(room);
    if (session.status === 'active') {
      if (presence.agent) return;
      if (!presence.exists) return end(scope, session, 'room_closed');
      // Another one was asked for, and may still come.
      if (session.redispatched_at !== undefined && now < session.join_deadline_at) return;
      if (presence.caller && (await dispatchAgain(scope, session))) return;
      return end(scope, session, 'agent_lost');
    }
    const reportDue = new Date(session.join_deadline_at.getTime() + REPORT_GRACE_SECONDS * 1000);
    if (presence.agent && now < reportDue) return lookAgain(session, REPORT_GRACE_SECONDS);
    if (session.status === 'created' && presence.exists && (await dispatchFirst(scope, session))) return;
    if (!presence.agent && presence.exists && (await dispatchAgain(scope, session))) return;
    return end(scope, session, 'agent_not_joined');
  }

  /** Over text nobody has to be there: only time ends it. */
  async function checkText(scope: TenantScope, session: StoredSession): Promise<void> {
    if (!OPEN_STATUSES.includes(session.status)) return;
    const reason = overdueText(session, clock.now());
    if (reason !== null) await lifecycle.over(scope, session, reason);
  }

  const scopeOf = (tenantId: string, origin: RequestOrigin) => systemScope(tenantId, 'session-watchdog', origin);

  return {
    /** Looks at one session; does nothing where all is well. */
    check: (session: { session_id: string; tenant_id: string }, origin: RequestOrigin) =>
      check(scopeOf(session.tenant_id, origin), session.session_id),

    /** Looks at every overdue session. One that fails does not keep the others waiting; it comes again. */
    async sweep(origin: RequestOrigin): Promise<{ checked: number; failed: number }> {
      const overdue = await watchList.overdue(clock.now(), SWEEP_LIMIT, lateBefore());
      const results = await Promise.allSettled(
        overdue.map(({ id, tenant_id }) => check(scopeOf(tenant_id, origin), id)),
      );
      return { checked: overdue.length, failed: results.filter(({ status }) => status === 'rejected').length };
    },
  };
}
export type Watchdog = ReturnType<typeof createWatchdog>;
