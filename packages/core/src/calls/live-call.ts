import { AppError, notFound, type TenantScope } from '../kernel/index.ts';
import { roomOf, type SessionRepository } from '../session-orchestrator/index.ts';
import type { StoredCall } from './call.ts';
import type { CallRepository } from './call-repository.ts';

/** Makes what finds a call that somebody is on the telephone in. */
export function createLiveCall({
  calls,
  sessions,
}: {
  readonly calls: Pick<CallRepository, 'get'>;
  readonly sessions: Pick<SessionRepository, 'get'>;
}) {
  /** The call and its room. @throws AppError `not_found`, `call_not_live` */
  return async (scope: TenantScope, id: string): Promise<{ call: StoredCall; name: string }> => {
    const call = await calls.get(scope, id);
    if (call === null) throw notFound('call');
    const session = await sessions.get(scope, call.session_id);
    if (call.status !== 'answered' || session === null) {
      throw new AppError('call_not_live', { details: { status: call.status } });
    }
    return { call, name: roomOf(session) };
  };
}
