import type { NewPhraseFilter } from '../conversation-safety/index.ts';
import type { AttributedPiece } from './chat-chain.ts';

/** What the agent may say, besides what it is told in its instructions. */
export interface AnswerGuard {
  /** Null where no phrase is blocked. */
  readonly newFilter: NewPhraseFilter | null;
  /** The judgement of what the person said; null where every topic is allowed. */
  readonly verdict: Promise<'allow' | 'refuse'> | null;
  readonly refusal_line: string;
}

/** A piece of text that may be shown, or something else of an answer. */
type Guarded = AttributedPiece | { readonly type: 'text'; readonly text: string };

/**
 * An answer of which nothing is shown that the config forbids: it is written while it is judged, and filtered piece by
 * piece. What is refused ends the answer, calls of tools included; the request to the model is ended with it.
 */
export async function* guardedAnswer(
  answer: AsyncGenerator<AttributedPiece>,
  { newFilter, verdict, refusal_line }: AnswerGuard,
): AsyncGenerator<Guarded> {
  try {
    // Neither waits for the other to begin.
    const first = answer.next();
    first.catch(() => undefined);
    if (verdict !== null && (await verdict) === 'refuse') {
      yield { type: 'text', text: refusal_line };
      return;
    }
    const filter = newFilter?.();
    for (let next = await first; next.done !== true; next = await answer.next()) {
      const piece = next.value;
      if (piece.type !== 'text' || filter === undefined) {
        yield piece;
        continue;
      }
      const { text, is_refused } = filter.push(piece.text);
      if (text !== '') yield { type: 'text', text };
      if (is_refused) return;
    }
    const rest = filter?.end().text ?? '';
    if (rest !== '') yield { type: 'text', text: rest };
  } finally {
    await answer.return(undefined);
  }
}
