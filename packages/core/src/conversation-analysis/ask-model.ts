import type { Clock } from '../kernel/index.ts';
import type { ChatMessage, ChatModel } from '../text-conversation/index.ts';
import type { SchemaJudge } from '../tool-execution/index.ts';
import type { AnalysisContent } from './analysis-definition.ts';
import { analysisQuestion, answerSchema, type TranscriptWindow } from './analysis-question.ts';
import { type ReadAnswer, readAnswer } from './read-answer.ts';
import type { AnalysisUsage } from './session-analysis.ts';

/** What asking needs. */
export interface AskModelDeps {
  readonly judge: SchemaJudge;
  readonly clock: Clock;
}

/** What the models came to, whichever way. */
export interface Asked {
  readonly model: { readonly provider: string; readonly model: string } | null;
  readonly answer: ReadAnswer | null;
  readonly usage: AnalysisUsage;
  /** Why the last model gave no answer, in words without secrets; null where one answered. */
  readonly failure: string | null;
}

/** How often one model may try, each time told what was wrong. */
const TRIES = 2;
/** Longest answer that is read, in characters. */
const MAX_ANSWER = 200_000;
const NO_USAGE: AnalysisUsage = { input_tokens: 0, input_cached_tokens: 0, output_tokens: 0 };

/** Two uses together. */
export function addUsage(a: AnalysisUsage, b: AnalysisUsage): AnalysisUsage {
  return {
    input_tokens: a.input_tokens + b.input_tokens,
    input_cached_tokens: a.input_cached_tokens + b.input_cached_tokens,
    output_tokens: a.output_tokens + b.output_tokens,
  };
}

/** Asks the models of a definition in their order until one gives an answer that fits. Never throws. */
export async function askModels(
  { judge, clock }: AskModelDeps,
  models: readonly ChatModel[],
  { content, window, until }: { content: AnalysisContent; window: TranscriptWindow; until: Date },
): Promise<Asked> {
  const { system, user } = analysisQuestion(content, window);
  let usage = NO_USAGE;

  async function ask(model: ChatModel, messages: readonly ChatMessage[]): Promise<string> {
    let text = '';
    const request = {
      messages,
      tools: [],
      tool_choice: 'none' as const,
      answer_schema: { name: 'analysis', schema: answerSchema(content) },
    };
    for await (const piece of model.answer(request)) {
      if (piece.type === 'text') text += piece.text;
      if (piece.type === 'usage') usage = addUsage(usage, piece);
      if (text.length > MAX_ANSWER) throw new Error('wrote without end');
      if (clock.now() > until) throw new Error('took too long');
    }
    return text;
  }

  let last: Omit<Asked, 'usage'> = { model: null, answer: null, failure: 'no model was asked' };
  for (const model of models) {
    const named = { provider: model.provider, model: model.model };
    const messages: ChatMessage[] = [
      { role: 'system', content: system },
      { role: 'user', content: user },
    ];
    for (let at = 0; at < TRIES && clock.now() <= until; at += 1) {
      try {
        const text = await ask(model, messages);
        const answer = readAnswer(content, text, judge);
        last = { model: named, answer, failure: null };
        if (answer.fits) return { ...last, usage };
        messages.push(
          { role: 'assistant', content: text.slice(0, 8_000), tool_calls: [] },
          { role: 'user', content: `That does not fit: ${answer.problems.slice(0, 10).join(' ')} Answer again.` },
        );
      } catch (error) {
        const why = error instanceof Error ? error.message : 'failed';
        last = last.answer === null ? { model: null, answer: null, failure: `${named.model} ${why}.` } : last;
        break;
      }
    }
  }
  return { ...last, usage };
}
