import type { Change, Clock, TenantScope, UnitOfWork, Work } from '../kernel/index.ts';
import type { SessionLifecycle, SessionRepository } from '../session-orchestrator/index.ts';
import type { StoredCall } from './call.ts';
import type { CallRepository, TransferGuard } from './call-repository.ts';
import { type CallTransfer, OPEN_TRANSFER_STATUSES } from './call-transfer.ts';
import { failedTransfer, type TransferFailure, transferView } from './transfer-view.ts';

/** What changes of a transfer need. */
export interface TransferLifecycleDeps {
  readonly calls: Pick<CallRepository, 'moveTransfer'>;
  readonly sessions: Pick<SessionRepository, 'get'>;
  readonly sessionLifecycle: Pick<SessionLifecycle, 'overWith'>;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/** An answered call that is handed over. */
export type TransferringCall = StoredCall & { readonly transfer: CallTransfer };

/** Every change of a warm transfer goes through here, once, with its audit event. */
export function createTransferLifecycle(deps: TransferLifecycleDeps) {
  const { calls, sessions, sessionLifecycle, unitOfWork, clock } = deps;

  async function move(
    scope: TenantScope,
    work: Work,
    call: StoredCall,
    guard: TransferGuard,
    transfer: CallTransfer,
    action: Change['action'],
  ): Promise<StoredCall | null> {
    const after = await calls.moveTransfer(scope, work, call.id, guard, transfer);
    if (after !== null) {
      work.record({
        action,
        entity: { type: 'call', id: call.id },
        old_value: call.transfer === null ? null : transferView(call.transfer),
        new_value: transferView(transfer),
      });
    }
    return after;
  }

  return {
    /** Null where another one is under way, or was completed. */
    begin: (scope: TenantScope, call: StoredCall, transfer: CallTransfer) =>
      unitOfWork.run(scope, (work) =>
        move(
          scope,
          work,
          call,
          { attempt: call.transfer?.attempt ?? null, status: ['failed'] },
          transfer,
          'call.transfer_started',
        ),
      ),

    /** Whoever gets a call back here is the one that dials; nobody else ever does. */
    dialing: (scope: TenantScope, call: TransferringCall) =>
      unitOfWork.run(scope, (work) =>
        move(
          scope,
          work,
          call,
          { attempt: call.transfer.attempt, status: ['ringing'], is_undialed: true },
          { ...call.transfer, dialed_at: clock.now() },
          'call.transfer_dialing',
        ),
      ),

    answered: (scope: TenantScope, call: TransferringCall) =>
      unitOfWork.run(scope, (work) =>
        move(
          scope,
          work,
          call,
          { attempt: call.transfer.attempt, status: ['ringing'] },
          { ...call.transfer, status: 'briefing', answered_at: clock.now() },
          'call.transfer_answered',
        ),
      ),

    /** The people talk with each other from now on: the session is over, and the call is not. */
    completed: (scope: TenantScope, call: TransferringCall) =>
      unitOfWork.run(scope, async (work) => {
        const transfer = { ...call.transfer, status: 'completed', outcome: 'done', ended_at: clock.now() } as const;
        const guard: TransferGuard = { attempt: transfer.attempt, status: ['briefing'] };
        const after = await move(scope, work, call, guard, transfer, 'call.transferred');
        const session = after === null ? null : await sessions.get(scope, call.session_id, work);
        if (session !== null) await sessionLifecycle.overWith(scope, work, session, 'transferred');
        return after;
      }),

    failed: (scope: TenantScope, call: TransferringCall, failure: TransferFailure) =>
      unitOfWork.run(scope, (work) =>
        move(
          scope,
          work,
          call,
          { attempt: call.transfer.attempt, status: OPEN_TRANSFER_STATUSES },
          failedTransfer(call.transfer, failure, clock.now()),
          'call.transfer_failed',
        ),
      ),
  };
}
export type TransferLifecycle = ReturnType<typeof createTransferLifecycle>;
