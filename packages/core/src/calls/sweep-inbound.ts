import type { RequestOrigin } from '../kernel/index.ts';
import type { AnswerInbound } from './answer-inbound.ts';
import type { InboundRooms } from './inbound-ports.ts';

/** Makes the sweep that answers calls of which no webhook told. One that fails does not keep the others waiting. */
export function createSweepInbound({
  inboundRooms,
  answer,
}: {
  readonly inboundRooms: Pick<InboundRooms, 'unanswered'>;
  readonly answer: AnswerInbound;
}) {
  return async (origin: RequestOrigin): Promise<{ checked: number; failed: number }> => {
    const waiting = await inboundRooms.unanswered();
    const results = await Promise.allSettled(waiting.map((room) => answer(room, origin)));
    return { checked: waiting.length, failed: results.filter(({ status }) => status === 'rejected').length };
  };
}
