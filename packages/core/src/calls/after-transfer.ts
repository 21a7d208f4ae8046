import type { TenantScope, UnitOfWork } from '../kernel/index.ts';
import { type Rooms, roomOf, type SessionRepository } from '../session-orchestrator/index.ts';
import type { CallLifecycle } from './call-lifecycle.ts';
import type { CallRepository } from './call-repository.ts';
import { isHandedOver } from './call-transfer.ts';
import type { TransferRoom } from './transfer-room.ts';

/** What looking after people without an agent needs. */
export interface AfterTransferDeps {
  readonly calls: Pick<CallRepository, 'get' | 'findBySession'>;
  readonly sessions: Pick<SessionRepository, 'get'>;
  readonly lifecycle: Pick<CallLifecycle, 'endWith'>;
  readonly rooms: Pick<Rooms, 'close'>;
  readonly transferRoom: Pick<TransferRoom, 'phones' | 'dismissAgents'>;
  readonly unitOfWork: UnitOfWork;
}

/** Makes what looks after a call that was handed over: two people are left alone, and one is not left waiting. */
export function createAfterTransfer(deps: AfterTransferDeps) {
  const { calls, sessions, lifecycle, rooms, transferRoom, unitOfWork } = deps;

  /** @throws AppError `upstream_failed`, `upstream_timeout`: to be tried again. */
  async function lookAfter(scope: TenantScope, sessionId: string): Promise<void> {
    const [call, session] = await Promise.all([calls.findBySession(scope, sessionId), sessions.get(scope, sessionId)]);
    if (call === null || session === null) return;
    const room = roomOf(session);
    if (call.status === 'ended') return rooms.close(room);
    if (!isHandedOver(call.transfer)) return;
    if ((await transferRoom.phones(room)) > 1) {
      // Whoever brought them together may have been killed before the agent was out.
      await transferRoom.dismissAgents(room);
      return;
    }
    await end(scope, call.id);
  }

  /** Ends it, whoever still talks. */
  async function end(scope: TenantScope, callId: string): Promise<void> {
    const call = await calls.get(scope, callId);
    const session = call === null ? null : await sessions.get(scope, call.session_id);
    if (call === null || session === null) return;
    await unitOfWork.run(scope, (work) => lifecycle.endWith(scope, work, call, { result: 'answered' }));
    await rooms.close(roomOf(session));
  }

  return { lookAfter, end };
}
export type AfterTransfer = ReturnType<typeof createAfterTransfer>;
