import type { Clock, TenantScope, UnitOfWork } from '../kernel/index.ts';
import { type EndReason, type Rooms, roomOf, type SessionRepository } from '../session-orchestrator/index.ts';
import type { CallLifecycle } from './call-lifecycle.ts';
import type { CallRepository } from './call-repository.ts';
import { isHandedOver } from './call-transfer.ts';
import type { TransferRoom } from './transfer-room.ts';

/** What looking after people without an agent needs. */
export interface AfterTransferDeps {
  readonly calls: Pick<CallRepository, 'get' | 'findBySession' | 'list'>;
  readonly sessions: Pick<SessionRepository, 'get'>;
  readonly lifecycle: Pick<CallLifecycle, 'endWith'>;
  readonly rooms: Pick<Rooms, 'close'>;
  readonly transferRoom: Pick<TransferRoom, 'phones' | 'dismissAgents'>;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/**
 * How long people may talk who were brought together, in seconds, from that moment on. `limits.max_duration_seconds` of
 * the agent is how long it may talk itself: two people are not cut off by what is left of that. This is the longest
 * that it can be.
 */
const TOGETHER_SECONDS = 4 * 3_600;

/** Calls of an archived tenant that are ended at a time; the rest comes next time. */
const AT_ONCE = 100;

/** Makes what looks after a call that was handed over: two people are left alone, and one is not left waiting. */
export function createAfterTransfer(deps: AfterTransferDeps) {
  const { calls, sessions, lifecycle, rooms, transferRoom, unitOfWork, clock } = deps;

  /** @throws AppError `upstream_failed`, `upstream_timeout`: to be tried again. */
  async function lookAfter(scope: TenantScope, sessionId: string): Promise<void> {
    const [call, session] = await Promise.all([calls.findBySession(scope, sessionId), sessions.get(scope, sessionId)]);
    if (call === null || session === null) return;
    const room = roomOf(session);
    if (call.status === 'ended') return rooms.close(room);
    if (!isHandedOver(call.transfer)) return;
    const since = (call.transfer?.ended_at ?? session.max_end_at).getTime();
    if (clock.now().getTime() >= since + TOGETHER_SECONDS * 1000) return end(scope, call.id, 'max_duration');
    if ((await transferRoom.phones(room)) > 1) {
      // Whoever brought them together may have been killed before the agent was out.
      await transferRoom.dismissAgents(room);
      return;
    }
    await end(scope, call.id, 'participant_left');
  }

  /**
   * Ends it, whoever still talks. The room is closed before the end is committed: where it cannot be closed, the call is
   * not over, and whoever looks next tries again; two people whose call is over would be looked for by nobody.
   *
   * @throws AppError `upstream_failed`, `upstream_timeout`
   */
  async function end(scope: TenantScope, callId: string, end_reason: EndReason = 'stopped'): Promise<void> {
    const call = await calls.get(scope, callId);
    const session = call === null ? null : await sessions.get(scope, call.session_id);
    if (call === null || session === null) return;
    await unitOfWork.run(scope, async (work) => {
      await lifecycle.endWith(scope, work, call, { result: 'answered' }, end_reason);
      await rooms.close(roomOf(session));
    });
  }

  /** Ends all such calls of a tenant. One that fails does not keep the others waiting; it comes again. */
  async function endAll(scope: TenantScope): Promise<PromiseSettledResult<void>[]> {
    const { data } = await calls.list(scope, { limit: AT_ONCE, order: 'asc', status: 'answered' });
    const handedOver = data.filter(({ transfer }) => isHandedOver(transfer));
    return Promise.allSettled(handedOver.map(({ id }) => end(scope, id)));
  }

  return { lookAfter, end, endAll };
}
export type AfterTransfer = ReturnType<typeof createAfterTransfer>;
