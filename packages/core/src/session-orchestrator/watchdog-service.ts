import { type Clock, type RequestOrigin, systemScope, type TenantScope } from '../kernel/index.ts';
import type { Rooms, SessionAlarms } from './rooms.ts';
import { OPEN_STATUSES } from './session.ts';
import type { SessionLifecycle } from './session-lifecycle.ts';
import { roomNameOf } from './session-report.ts';
import type { SessionRepository, SessionWatchList } from './session-repository.ts';

/** What the watchdog needs. */
export interface WatchdogDeps {
  readonly sessions: SessionRepository;
  readonly watchList: SessionWatchList;
  readonly lifecycle: SessionLifecycle;
  readonly rooms: Rooms;
  readonly alarms: SessionAlarms;
  readonly clock: Clock;
}

/** How long an agent that is in the room may take until its report arrives. */
const REPORT_GRACE_SECONDS = 15;

/** Sessions a sweep looks at; what is left over comes next time. */
const SWEEP_LIMIT = 200;

/**
 * Finds sessions that nobody looks after any more and ends them, so that none is ever stuck. It runs on a delayed
 * message for each session and, should one get lost, on a sweep every minute.
 */
export function createWatchdog({ sessions, watchList, lifecycle, rooms, alarms, clock }: WatchdogDeps) {
  async function check(scope: TenantScope, sessionId: string): Promise<void> {
    const session = await sessions.get(scope, sessionId);
    if (session === null || !OPEN_STATUSES.includes(session.status)) return;
    const now = clock.now();
    const room = roomNameOf(sessionId);

    if (now >= session.max_end_at) {
      await lifecycle.over(scope, session, 'max_duration');
      await rooms.close(room);
      return;
    }
    if (session.status !== 'active' && now < session.join_deadline_at) return;

    const presence = await rooms.presence(room);
    if (session.status === 'active') {
      if (presence.agent) return;
      await lifecycle.over(scope, session, presence.exists ? 'agent_lost' : 'room_closed');
      await rooms.close(room);
      return;
    }
    const reportDue = new Date(session.join_deadline_at.getTime() + REPORT_GRACE_SECONDS * 1000);
    if (presence.agent && now < reportDue) {
      await alarms.schedule({ session_id: sessionId, tenant_id: scope.tenant_id }, REPORT_GRACE_SECONDS);
      return;
    }
    await lifecycle.over(scope, session, 'agent_not_joined');
    await rooms.close(room);
  }

  const scopeOf = (tenantId: string, origin: RequestOrigin) => systemScope(tenantId, 'session-watchdog', origin);

  return {
    /** Looks at one session; does nothing where all is well. */
    check: (session: { session_id: string; tenant_id: string }, origin: RequestOrigin) =>
      check(scopeOf(session.tenant_id, origin), session.session_id),

    /** Looks at every overdue session. One that fails does not keep the others waiting; it comes again. */
    async sweep(origin: RequestOrigin): Promise<{ checked: number; failed: number }> {
      const overdue = await watchList.overdue(clock.now(), SWEEP_LIMIT);
      const results = await Promise.allSettled(
        overdue.map(({ id, tenant_id }) => check(scopeOf(tenant_id, origin), id)),
      );
      return { checked: overdue.length, failed: results.filter(({ status }) => status === 'rejected').length };
    },
  };
}
export type Watchdog = ReturnType<typeof createWatchdog>;
