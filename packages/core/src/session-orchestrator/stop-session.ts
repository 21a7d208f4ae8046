import { notFound, type TenantScope } from '../kernel/index.ts';
import type { Rooms } from './rooms.ts';
import type { Session } from './session.ts';
import type { SessionLifecycle } from './session-lifecycle.ts';
import { roomOf } from './session-report.ts';
import type { SessionRepository } from './session-repository.ts';
import { toSession } from './session-view.ts';

/** What stopping a session needs. */
export interface StopSessionDeps {
  readonly sessions: SessionRepository;
  readonly lifecycle: SessionLifecycle;
  readonly rooms: Rooms;
}

/** Makes the use case that ends a session on demand. */
export function createStopSession({ sessions, lifecycle, rooms }: StopSessionDeps) {
  /**
   * Ends a session: its status first, then the room. Stopping one that is over changes nothing.
   *
   * @throws AppError `not_found`
   */
  return async (scope: TenantScope, id: string): Promise<Session> => {
    const session = await sessions.get(scope, id);
    if (session === null) throw notFound('session');
    const stopped = await lifecycle.over(scope, session, 'stopped');
    if (session.channel !== 'text') await rooms.close(roomOf(session));
    return toSession(stopped ?? (await sessions.get(scope, id)) ?? session);
  };
}
export type StopSession = ReturnType<typeof createStopSession>;
