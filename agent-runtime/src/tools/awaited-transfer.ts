import { setTimeout as sleep } from 'node:timers/promises';
import type { PhoneCall, TransferOrder } from '@patchbay/core/session-tools';
import type { CallHold } from '../session/call-hold.ts';
import type { AskForTransfer, TransferAnswer } from './agent-transfer.ts';

/** The room is told that nobody took the call a moment before that is written down; by then it is. */
const SETTLES_MS = 5_000;
const ASK_AGAIN_MS = 250;

/**
 * Hands calls over, and waits for what comes of it. Of a warm transfer that is told in the room, to who waits for it
 * before the API is asked: the caller may be on hold before its answer is there.
 */
export function awaitedTransfer(ask: AskForTransfer, hold: Pick<CallHold, 'awaitTransfer'>): PhoneCall['transfer'] {
  let notTakenAt = Number.NEGATIVE_INFINITY;

  /** An agent that tries the next colleague at once is faster than the record of the last. Nothing was done then. */
  async function askWhenSettled(order: TransferOrder): Promise<TransferAnswer> {
    for (;;) {
      const answer = await ask(order);
      if (answer.outcome !== 'under_way' || performance.now() - notTakenAt > SETTLES_MS) return answer;
      await sleep(ASK_AGAIN_MS);
    }
  }

  return async (order) => {
    if (order.mode === 'blind') {
      const answer = await askWhenSettled(order);
      return answer.outcome === 'begun' ? { outcome: 'under_way' } : answer;
    }
    const awaited = hold.awaitTransfer();
    if (awaited === null) return { outcome: 'under_way' };
    try {
      const answer = await askWhenSettled(order);
      if (answer.outcome !== 'begun') return answer;
      const outcome = await awaited.outcome;
      if (outcome.outcome === 'not_taken') notTakenAt = performance.now();
      return outcome;
    } finally {
      awaited.stop();
    }
  };
}
