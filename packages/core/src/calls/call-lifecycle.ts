import type { Change, Clock, TenantScope, UnitOfWork, Work } from '../kernel/index.ts';
import type { AnsweredBy, EndReason } from '../session-orchestrator/index.ts';
import { type CallResult, type CallStatus, OPEN_CALL_STATUSES, type StoredCall } from './call.ts';
import type { CallRepository, CallTransition } from './call-repository.ts';
import { isTransferOpen } from './call-transfer.ts';
import { failedTransfer, transferView } from './transfer-view.ts';

/** What transitions need. */
export interface CallLifecycleDeps {
  readonly calls: CallRepository;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/** How a call came out, as whoever ends it knows. */
export interface CallOutcome {
  readonly result: CallResult;
  readonly sip?: Partial<StoredCall['sip']>;
  readonly error?: StoredCall['error'];
}

const view = ({ status, result, end_reason, answered_by, sip }: StoredCall) => ({
  status,
  result,
  end_reason,
  answered_by,
  sip_status_code: sip.status_code,
});

/** The status machine of calls: every change goes through here, once, with its audit event. */
export function createCallLifecycle({ calls, unitOfWork, clock }: CallLifecycleDeps) {
  async function change(
    scope: TenantScope,
    work: Work,
    before: StoredCall,
    from: readonly CallStatus[],
    to: CallTransition,
    action: Change['action'],
  ): Promise<StoredCall | null> {
    const after = await calls.transition(scope, work, before.id, from, to);
    if (after === null) return null;
    work.record({
      action,
      entity: { type: 'call', id: before.id },
      old_value: view(before),
      new_value: view(after),
    });
    return after;
  }

  const alone =
    (from: readonly CallStatus[], action: Change['action'], to: (call: StoredCall) => CallTransition) =>
    (scope: TenantScope, call: StoredCall): Promise<StoredCall | null> =>
      unitOfWork.run(scope, (work) => change(scope, work, call, from, to(call), action));

  return {
    /** Whoever gets a call back here is the one that dials; nobody else ever does. */
    dialing: alone(['queued'], 'call.dialing', () => ({ status: 'dialing', dialed_at: clock.now() })),

    ringing: alone(['dialing'], 'call.ringing', () => ({ status: 'ringing', ringing_at: clock.now() })),

    /** Somebody, or a machine, picked up. */
    answered: (scope: TenantScope, call: StoredCall, sip: Partial<StoredCall['sip']> = {}) =>
      unitOfWork.run(scope, (work) =>
        change(
          scope,
          work,
          call,
          ['dialing', 'ringing'],
          { status: 'answered', answered_at: clock.now(), sip: { ...call.sip, ...sip } },
          'call.answered',
        ),
      ),

    /** Who picked up, within the transaction that takes the report of it; the call goes on as it was. */
    calleeDetected: (scope: TenantScope, work: Work, call: StoredCall, answered_by: AnsweredBy) =>
      change(scope, work, call, [call.status], { status: call.status, answered_by }, 'call.callee_detected'),

    /** Ends it within the transaction that ends its session, so that neither is over without the other. */
    async endWith(
      scope: TenantScope,
      work: Work,
      call: StoredCall,
      outcome: CallOutcome,
      end_reason: EndReason,
    ): Promise<StoredCall | null> {
      const { transfer = null } = (await calls.get(scope, call.id, work)) ?? {};
      // What becomes of a blind transfer, whoever asked the network for it is about to say: callers leave by it.
      const given = transfer?.mode === 'warm' && isTransferOpen(transfer) ? transfer : null;
      const canceled = given === null ? null : failedTransfer(given, { result: 'canceled' }, clock.now());
      const after = await change(
        scope,
        work,
        call,
        OPEN_CALL_STATUSES,
        {
          status: 'ended',
          result: outcome.result,
          end_reason,
          ended_at: clock.now(),
          sip: { ...call.sip, ...outcome.sip },
          error: outcome.error ?? null,
          ...(canceled === null ? {} : { transfer: canceled }),
        },
        'call.ended',
      );
      if (after !== null && given !== null && canceled !== null) {
        work.record({
          action: 'call.transfer_failed',
          entity: { type: 'call', id: call.id },
          old_value: transferView(given),
          new_value: transferView(canceled),
        });
      }
      return after;
    },
  };
}
export type CallLifecycle = ReturnType<typeof createCallLifecycle>;
