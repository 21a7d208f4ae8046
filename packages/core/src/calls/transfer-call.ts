import { AppError, type Clock, type TenantScope, type UnitOfWork } from '../kernel/index.ts';
import type { SessionRepository } from '../session-orchestrator/index.ts';
import type { CallCountryReader } from '../tenancy/index.ts';
import type { createBeginWarmTransfer } from './begin-warm-transfer.ts';
import type { Call, StoredCall } from './call.ts';
import type { CallRoom, TransferCall } from './call-command.ts';
import type { CallRepository } from './call-repository.ts';
import { type CallTransfer, isHandedOver, isTransferOpen } from './call-transfer.ts';
import { createLiveCall } from './live-call.ts';
import { toCall } from './read-calls.ts';
import { resultOfTransfer } from './sip-outcome.ts';
import type { TransferLifecycle } from './transfer-lifecycle.ts';
import { assertCountryOf } from './transfer-target.ts';
import { failedTransfer, type TransferFailure, transferView } from './transfer-view.ts';

/** What handing calls over needs. */
export interface TransferCallDeps {
  readonly calls: Pick<CallRepository, 'get' | 'transition'>;
  readonly sessions: Pick<SessionRepository, 'get'>;
  readonly room: Pick<CallRoom, 'phoneIn' | 'transfer'>;
  readonly countries: CallCountryReader;
  readonly transfers: Pick<TransferLifecycle, 'begin'>;
  readonly beginWarmTransfer: ReturnType<typeof createBeginWarmTransfer>;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/** Makes the one way in which calls are handed over, whoever has them handed over and how. */
export function createTransferCall(deps: TransferCallDeps) {
  const { calls, sessions, room, countries, transfers, beginWarmTransfer, unitOfWork, clock } = deps;
  const liveCall = createLiveCall({ calls, sessions });

  /** Keeps what became of a blind transfer: once it is done, the call may be over before that is written. */
  const keep = (scope: TenantScope, call: StoredCall, transfer: CallTransfer): Promise<StoredCall | null> =>
    unitOfWork.run(scope, async (work) => {
      const kept =
        (await calls.transition(scope, work, call.id, ['answered'], { status: 'answered', transfer })) ??
        (await calls.transition(scope, work, call.id, ['ended'], { status: 'ended', transfer }));
      work.record({
        action: transfer.outcome === 'done' ? 'call.transferred' : 'call.transfer_refused',
        entity: { type: 'call', id: call.id },
        old_value: null,
        new_value: transferView(transfer),
      });
      return kept;
    });

  /**
   * Hands the call over. Blind: to another number or SIP address; the agent and its session are done with it, and
   * where the network refuses, the call goes on. Warm: it has only begun when this answers; the call says how it goes
   * on. Either is written down before anything happens at the telephone network, so that of two at once one goes on.
   *
   * @throws AppError `not_found`, `call_not_live`, `unprocessable` (to, from), `transfer_under_way`,
   * `transfer_refused`, `upstream_failed`, `upstream_timeout`
   */
  return async (scope: TenantScope, id: string, order: TransferCall): Promise<Call> => {
    const { to, play_dialtone = false, headers } = order;
    assertCountryOf(to, await countries.allowed(scope));
    const { call, name } = await liveCall(scope, id);
    if (isTransferOpen(call.transfer) || isHandedOver(call.transfer)) {
      throw new AppError('transfer_under_way', { details: { status: call.transfer?.status } });
    }
    const participant = await room.phoneIn(name);
    if (participant === null) throw new AppError('call_not_live', { details: { status: call.status } });
    if (order.mode === 'warm') return beginWarmTransfer(scope, call, order);
    const asked = blindTransfer(call, { to, headers }, clock.now());
    if ((await transfers.begin(scope, call, asked)) === null) throw new AppError('transfer_under_way');
    const refused = (failure: TransferFailure) => keep(scope, call, failedTransfer(asked, failure, clock.now()));
    const answer = await room
      .transfer({ room: name, participant, to, play_dialtone, headers })
      .catch(async (error: unknown) => {
        await refused({ result: 'failed' });
        throw error;
      });
    if (answer.outcome === 'refused') {
      const { status_code: sip_status_code, status: sip_status } = answer;
      await refused({ result: resultOfTransfer(sip_status_code), sip_status_code, sip_status });
      throw new AppError('transfer_refused', { details: { sip_status_code, sip_status } });
    }
    const done: CallTransfer = { ...asked, status: 'completed', outcome: 'done', ended_at: clock.now() };
    return toCall((await keep(scope, call, done)) ?? call);
  };
}

/** A blind transfer that is asked for now. */
function blindTransfer(call: StoredCall, given: Pick<CallTransfer, 'to' | 'headers'>, at: Date): CallTransfer {
  return {
    ...given,
    attempt: (call.transfer?.attempt ?? 0) + 1,
    ...{ mode: 'blind', status: 'ringing' },
    ...{ outcome: null, result: null, sip_status_code: null, sip_status: null },
    ...{ from: null, trunk_id: null, ring_timeout_seconds: null, briefing: null },
    ...{ at, dialed_at: null, answered_at: null, ended_at: null },
  };
}
