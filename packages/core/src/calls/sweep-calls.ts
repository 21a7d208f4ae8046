import { type Clock, type RequestOrigin, systemScope } from '../kernel/index.ts';
import type { AfterTransfer } from './after-transfer.ts';
import type { TransferStep } from './call-progress.ts';
import type { CallRepository, CallWatchList } from './call-repository.ts';
import type { EndCall } from './end-call.ts';
import { QUEUE_SECONDS } from './place-call.ts';
import type { CallStarter } from './telephone.ts';
import type { WatchCall } from './watch-call.ts';

/** What the sweep needs. */
export interface SweepCallsDeps {
  readonly calls: Pick<CallRepository, 'get'>;
  readonly watchList: CallWatchList;
  readonly starter: CallStarter;
  readonly watchCall: WatchCall;
  readonly watchTransfer: TransferStep;
  readonly afterTransfer: Pick<AfterTransfer, 'lookAfter'>;
  readonly endCall: EndCall;
  readonly clock: Clock;
}

/** A call that nobody dials for so long was not started. */
const UNDIALED_SECONDS = 30;

/** A dial that takes so long has lost its execution: longer than a phone can ring and its watchers look. */
const UNSETTLED_SECONDS = 120;

/** A transfer that takes so long was not started, or has lost its execution: starting it again does no harm. */
const TRANSFER_SECONDS = 30;

/** It has lost its execution, or its process, which would be done by now: longer than ringing and a briefing take. */
const LOST_TRANSFER_SECONDS = 240;

/** What the media server did not tell of: people who have hung up are noticed by the sweep at the latest. */
const HANDED_OVER_SECONDS = 10;

const LIMIT = 200;

/** Makes the sweep that starts what was not started, and ends what nobody looks after. It never dials itself. */
export function createSweepCalls(deps: SweepCallsDeps) {
  const { calls, watchList, starter, watchCall, watchTransfer, afterTransfer, endCall, clock } = deps;
  const before = (seconds: number) => new Date(clock.now().getTime() - seconds * 1000);

  async function startAgain(origin: RequestOrigin, { id, tenant_id }: { id: string; tenant_id: string }) {
    const scope = systemScope(tenant_id, 'call-sweeper', origin);
    const call = await calls.get(scope, id);
    if (call?.status !== 'queued') return;
    if (call.created_at > before(QUEUE_SECONDS)) return starter.start(call);
    const error = { code: 'unavailable', message: 'The call waited too long to be dialled.' };
    await endCall(scope, call, { result: 'failed', error });
  }

  async function transferAgain(origin: RequestOrigin, { id, tenant_id }: { id: string; tenant_id: string }) {
    const scope = systemScope(tenant_id, 'call-sweeper', origin);
    const transfer = (await calls.get(scope, id))?.transfer;
    if (!transfer) return;
    if (transfer.at > before(LOST_TRANSFER_SECONDS)) {
      if (transfer.mode === 'warm') await starter.start({ id, tenant_id, attempt: transfer.attempt });
      return;
    }
    await watchTransfer(scope, id, transfer.attempt);
  }

  return async (origin: RequestOrigin): Promise<{ checked: number; failed: number }> => {
    const [undialed, unsettled, transferring, handedOver] = await Promise.all([
      watchList.undialed(before(UNDIALED_SECONDS), LIMIT),
      watchList.unsettled(before(UNSETTLED_SECONDS), LIMIT),
      watchList.transferring(before(TRANSFER_SECONDS), LIMIT),
      watchList.handedOver(before(HANDED_OVER_SECONDS), LIMIT),
    ]);
    const results = await Promise.allSettled([
      ...undialed.map((call) => startAgain(origin, call)),
      ...unsettled.map(({ id, tenant_id }) => watchCall(systemScope(tenant_id, 'call-sweeper', origin), id)),
      ...transferring.map((call) => transferAgain(origin, call)),
      ...handedOver.map(({ tenant_id, session_id }) =>
        afterTransfer.lookAfter(systemScope(tenant_id, 'call-sweeper', origin), session_id),
      ),
    ]);
    return { checked: results.length, failed: results.filter(({ status }) => status === 'rejected').length };
  };
}
