import type { MaskText } from '../conversation-safety/index.ts';
import type { JsonValue } from '../kernel/index.ts';
import { type CallOut, SpeakableFailure, type ToolLog, type ToolTimer } from '../session-tools/index.ts';
import { type CallResult, resultText, type TurnProgress } from './turn-progress.ts';

/** What a model is told of a call that may have been made. */
export const UNKNOWN_OUTCOME =
  'The connection broke while this was under way: it is not known whether it was done. Say so, and do not repeat it unasked.';

/** What keeping calls needs. */
export interface CallJournalDeps {
  readonly callOut: CallOut;
  readonly mask: MaskText | null;
  readonly timer: ToolTimer;
  readonly log: ToolLog;
  /** Keeps what a call brought. */
  readonly record: (result: CallResult) => Promise<void>;
}

/**
 * Calls to the outside, each made once as far as anybody can tell: what a call brought is kept as soon as it is known,
 * and a turn that is gone on with takes it from there. A call that was under way is made again under the id that it had,
 * by which its receiver can tell; one whose arguments were masked cannot be, and the model is told so.
 */
export function journaledCallOut(before: TurnProgress | null, deps: CallJournalDeps): CallOut {
  const known = new Map((before?.results ?? []).map((result) => [result.id, result]));
  const unrepeatable = new Set(before?.step?.masked_ids);

  async function keep(result: CallResult): Promise<void> {
    try {
      await deps.record(result);
    } catch (error) {
      // This turn goes on with what it has: only one that comes after its death would miss it.
      deps.log.warn('what a tool brought could not be kept', { error });
    }
  }

  return async (tool, args, id) => {
    const result = known.get(id);
    if (result?.ok === true) return JSON.parse(result.json) as JsonValue;
    if (result?.ok === false) throw new SpeakableFailure(result.message);
    if (unrepeatable.has(id)) throw new SpeakableFailure(UNKNOWN_OUTCOME);
    const startedAt = deps.timer.elapsed();
    const took = () => Math.round(deps.timer.elapsed() - startedAt);
    try {
      const value = await deps.callOut(tool, args, id);
      await keep({ id, duration_ms: took(), ok: true, json: resultText(value, deps.mask) });
      return value;
    } catch (error) {
      if (!(error instanceof SpeakableFailure)) throw error;
      const message = deps.mask === null ? error.message : deps.mask(error.message);
      await keep({ id, duration_ms: took(), ok: false, message });
      throw error;
    }
  };
}
