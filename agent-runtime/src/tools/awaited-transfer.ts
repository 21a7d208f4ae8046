import type { PhoneCall } from '@patchbay/core/session-tools';
import type { CallHold } from '../session/call-hold.ts';
import type { AskForTransfer } from './agent-transfer.ts';

/**
 * Hands calls over, and waits for what comes of it. Of a warm transfer that is told in the room, to who waits for it
 * before the API is asked: the caller may be on hold before its answer is there.
 */
export function awaitedTransfer(ask: AskForTransfer, hold: Pick<CallHold, 'awaitTransfer'>): PhoneCall['transfer'] {
  return async (order) => {
    if (order.mode === 'blind') {
      const answer = await ask(order);
      return answer.outcome === 'begun' ? { outcome: 'under_way' } : answer;
    }
    const awaited = hold.awaitTransfer();
    if (awaited === null) return { outcome: 'under_way' };
    try {
      const answer = await ask(order);
      return answer.outcome === 'begun' ? await awaited.outcome : answer;
    } finally {
      awaited.stop();
    }
  };
}
