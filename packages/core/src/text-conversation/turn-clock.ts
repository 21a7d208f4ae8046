import type { ToolTimer } from '../session-tools/index.ts';
import type { ChatModel } from './chat-model.ts';

/** Time of one turn: nothing in it may take longer than what is left. */
export interface TurnClock extends ToolTimer {
  /** Whether the turn has used up its time. */
  isOver(): boolean;
  /** The same model, with no more patience than there is time. */
  bounded(model: ChatModel): ChatModel;
}

/** What somebody who waits for a model hears in the end. */
class TurnTimeout extends Error {
  override name = 'TimeoutError';
}

/** @param longest_ms of a turn, from now on */
export function turnClock(timer: ToolTimer, longest_ms: number): TurnClock {
  const startedAt = timer.elapsed();
  const left = () => Math.max(0, longest_ms - (timer.elapsed() - startedAt));
  return {
    elapsed: timer.elapsed,
    within: (work, milliseconds) => timer.within(work, Math.min(milliseconds, left())),
    isOver: () => left() === 0,
    bounded: (model) => ({
      provider: model.provider,
      model: model.model,
      async *answer(request) {
        const pieces = model.answer(request)[Symbol.asyncIterator]();
        try {
          for (;;) {
            const next = await timer.within(pieces.next(), left()).catch((error: unknown) => {
              throw left() === 0 ? new TurnTimeout('the turn has used up its time') : error;
            });
            if (next.done === true) return;
            yield next.value;
          }
        } finally {
          // Not waited for: a model that hangs would hold the turn.
          void pieces.return?.()?.catch?.(() => undefined);
        }
      },
    }),
  };
}
