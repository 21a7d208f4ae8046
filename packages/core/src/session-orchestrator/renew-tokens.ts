import { AppError, notFound, type TenantScope } from '../kernel/index.ts';
import type { UserRepository } from '../tenancy/index.ts';
import { OPEN_STATUSES, type SessionTokens } from './session.ts';
import type { SessionRepository } from './session-repository.ts';
import { openDoors, type StartSessionDeps } from './start-session.ts';

/** What new tokens need. */
export interface RenewTokensDeps extends Pick<StartSessionDeps, 'rooms' | 'tokens' | 'clock'> {
  readonly sessions: SessionRepository;
  readonly users: UserRepository;
}

/** Makes the use case that opens a running session once more, to a device that comes back or comes late. */
export function createRenewTokens(deps: RenewTokensDeps) {
  /**
   * A participant token and a session JWT, both of 15 minutes at most. Earlier ones stay good for the rest of theirs.
   *
   * @throws AppError `not_found`, `session_ended`
   */
  return async (scope: TenantScope, id: string): Promise<SessionTokens> => {
    const session = await deps.sessions.get(scope, id);
    if (session === null) throw notFound('session');
    if (!OPEN_STATUSES.includes(session.status)) throw new AppError('session_ended');
    const user = await deps.users.get(scope, session.user_id);
    const doors = await openDoors(deps, session, user?.display_name ?? null);
    return { object: 'session_tokens', session_id: id, ...doors };
  };
}
