import { AppError, type Clock, type TenantScope } from '../kernel/index.ts';
import type { PhoneNumberRepository, SipTrunkRepository } from '../telephony/index.ts';
import type { Call, StoredCall } from './call.ts';
import type { TransferCall } from './call-command.ts';
import type { CallTransfer } from './call-transfer.ts';
import { callerIdOf } from './caller-id.ts';
import { toCall } from './read-calls.ts';
import type { CallStarter } from './telephone.ts';
import type { TransferLifecycle } from './transfer-lifecycle.ts';

/** Seconds that it rings where nothing is said of it. */
const RING_SECONDS = 30;

/** What beginning a warm transfer needs. */
export interface BeginWarmTransferDeps {
  readonly numbers: Pick<PhoneNumberRepository, 'findLive'>;
  readonly trunks: Pick<SipTrunkRepository, 'get'>;
  readonly transfers: Pick<TransferLifecycle, 'begin'>;
  readonly starter: CallStarter;
  readonly clock: Clock;
}

/** Makes what writes a warm transfer down and has it carried out. */
export function createBeginWarmTransfer({ numbers, trunks, transfers, starter, clock }: BeginWarmTransferDeps) {
  /**
   * It is written before anything happens at the telephone network. Where its execution cannot be started now, the
   * sweep starts it.
   *
   * @throws AppError `unprocessable` (from), `transfer_under_way`
   */
  return async (scope: TenantScope, call: StoredCall, order: TransferCall): Promise<Call> => {
    const own = call.direction === 'inbound' ? call.to : (call.from ?? '');
    const { number, trunk_id } = await callerIdOf(scope, order.from ?? own, { numbers, trunks });
    const transfer: CallTransfer = {
      attempt: (call.transfer?.attempt ?? 0) + 1,
      ...{ to: order.to, mode: 'warm', status: 'ringing', from: number.number, trunk_id, headers: order.headers },
      ...{ outcome: null, result: null, sip_status_code: null, sip_status: null },
      ring_timeout_seconds: order.ring_timeout_seconds ?? RING_SECONDS,
      briefing: order.briefing ?? null,
      at: clock.now(),
      ...{ dialed_at: null, answered_at: null, ended_at: null },
    };
    const begun = await transfers.begin(scope, call, transfer);
    if (begun === null) throw new AppError('transfer_under_way');
    const { id, tenant_id } = call;
    await starter.start({ id, tenant_id, attempt: transfer.attempt }).catch(() => undefined);
    return toCall(begun);
  };
}
