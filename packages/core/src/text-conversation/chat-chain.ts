import type { ChatModel, ChatPiece, ChatRequest } from './chat-model.ts';

/** A quick second try, before the next provider: what fails at once may have been a lost connection. */
const TRIES = 2;

/** Told of every failure, before another try. */
export type OnModelFailure = (model: Pick<ChatModel, 'provider' | 'model'>, error: Error) => void;

/** Nobody is left who could answer. */
export class ModelsExhausted extends Error {
  override name = 'ModelsExhausted';
}

/** An answer that broke off: begun anew by another model it would be said twice. */
export class AnswerBrokeOff extends Error {
  override name = 'AnswerBrokeOff';
}

/** A piece, and who wrote it. */
export type AttributedPiece = ChatPiece & { readonly by: ChatModel };

/**
 * An answer by the first of some models that gives one. Each is tried twice, as long as it has not said anything.
 *
 * @throws ModelsExhausted, AnswerBrokeOff
 */
export async function* answerOfChain(
  models: readonly ChatModel[],
  request: ChatRequest,
  onFailure: OnModelFailure,
): AsyncGenerator<AttributedPiece> {
  for (const model of models) {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      let pieces = 0;
      try {
        for await (const piece of model.answer(request)) {
          pieces += 1;
          yield { ...piece, by: model };
        }
        if (pieces > 0) return;
        throw new Error(`${model.provider} answered without a word`);
      } catch (thrown) {
        const error = thrown instanceof Error ? thrown : new Error(String(thrown));
        onFailure(model, error);
        if (pieces > 0) throw new AnswerBrokeOff(error.message);
        // Who hangs would hang again.
        if (error.name === 'TimeoutError') break;
      }
    }
  }
  throw new ModelsExhausted('no model is left that could answer');
}
