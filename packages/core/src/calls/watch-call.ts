import type { Clock, TenantScope } from '../kernel/index.ts';
import { roomNameOf } from '../session-orchestrator/index.ts';
import type { StoredCall } from './call.ts';
import type { CallLifecycle, CallOutcome } from './call-lifecycle.ts';
import type { CallProgress } from './call-progress.ts';
import type { CallRepository } from './call-repository.ts';
import type { EndCall } from './end-call.ts';
import { type PhonePresence, phoneIdentityOf, type Telephone } from './telephone.ts';

/** What watching a call needs. */
export interface WatchCallDeps {
  readonly calls: Pick<CallRepository, 'get'>;
  readonly lifecycle: CallLifecycle;
  readonly telephone: Pick<Telephone, 'look'>;
  readonly endCall: EndCall;
  readonly clock: Clock;
}

/** How long after the ringing time a phone may take to be answered, in the eyes of somebody who only watches. */
const GRACE_SECONDS = 10;

/** A phone that rang and is gone was not answered; of one that was never seen nothing is known. */
function outcomeOf(call: StoredCall, phone: PhonePresence | null): CallOutcome {
  if (call.ringing_at !== null || phone !== null) return { result: 'no_answer' };
  return {
    result: 'failed',
    error: { code: 'upstream_timeout', message: 'The telephone network did not say what became of the call.' },
  };
}

/** Makes the step that looks after a call whose dial was lost: it never dials, and it comes to an end. */
export function createWatchCall({ calls, lifecycle, telephone, endCall, clock }: WatchCallDeps) {
  /** @throws AppError `upstream_failed`, `upstream_timeout`: to be tried again. */
  return async (scope: TenantScope, callId: string): Promise<CallProgress> => {
    const call = await calls.get(scope, callId);
    if (call === null || call.status === 'answered') return 'done';
    if (call.status === 'ended') {
      // The room of a call that is over may have been left by whoever ended it.
      await endCall(scope, call, { result: 'failed' });
      return 'done';
    }
    const phone = await telephone.look(roomNameOf(call.session_id), phoneIdentityOf(callId));
    if (phone?.status === 'active') {
      const answered = await lifecycle.answered(scope, call, { call_id: phone.sip_call_id });
      return answered === null ? 'watch' : 'done';
    }
    if (phone?.status === 'ringing' && call.status === 'dialing') await lifecycle.ringing(scope, call);
    const since = call.dialed_at ?? call.created_at;
    const due = since.getTime() + ((call.ring_timeout_seconds ?? 0) + GRACE_SECONDS) * 1000;
    const isGone = call.status === 'ringing' && phone === null;
    if (!isGone && clock.now().getTime() < due) return 'watch';
    await endCall(scope, call, outcomeOf(call, phone));
    return 'done';
  };
}
export type WatchCall = ReturnType<typeof createWatchCall>;
