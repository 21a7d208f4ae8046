import type { TenantScope, UnitOfWork } from '../kernel/index.ts';
import {
  type EndReason,
  type Rooms,
  roomNameOf,
  type SessionLifecycle,
  type SessionRepository,
} from '../session-orchestrator/index.ts';
import type { StoredCall } from './call.ts';
import type { CallLifecycle, CallOutcome } from './call-lifecycle.ts';

/** What ending a call needs. */
export interface EndCallDeps {
  readonly sessions: Pick<SessionRepository, 'get'>;
  readonly lifecycle: CallLifecycle;
  readonly sessionLifecycle: SessionLifecycle;
  readonly rooms: Pick<Rooms, 'close'>;
  readonly unitOfWork: UnitOfWork;
}

/** Makes the one way in which a call ends that nobody answered: with its session, then the room. */
export function createEndCall({ sessions, lifecycle, sessionLifecycle, rooms, unitOfWork }: EndCallDeps) {
  /**
   * A call that is over keeps its result; its room is closed all the same, so that no phone rings on.
   *
   * @throws AppError `upstream_failed`, `upstream_timeout` where the room could not be closed: the call is over then.
   */
  return async (
    scope: TenantScope,
    call: StoredCall,
    outcome: CallOutcome,
    reason: EndReason = 'call_not_answered',
  ): Promise<StoredCall | null> => {
    const ended = await unitOfWork.run(scope, async (work) => {
      const after = await lifecycle.endWith(scope, work, call, outcome, reason);
      const session = await sessions.get(scope, call.session_id, work);
      if (session !== null) await sessionLifecycle.overWith(scope, work, session, reason);
      return after;
    });
    await rooms.close(roomNameOf(call.session_id));
    return ended;
  };
}
export type EndCall = ReturnType<typeof createEndCall>;
