import { ReadableStream } from 'node:stream/web';
import { type llm, voice } from '@livekit/agents';
import { filterStream, type NewPhraseFilter } from '@patchbay/core/conversation-safety';
import type { JudgeTopic } from './topic-judge.ts';

/** What the agent may say, besides what it is told in its instructions. */
export interface Guard {
  /** Null where no phrase is blocked. */
  readonly newFilter: NewPhraseFilter | null;
  /** Null where every topic is allowed. */
  readonly judge: JudgeTopic | null;
  readonly refusal_line: string;
}

type Chunk = NonNullable<Awaited<ReturnType<voice.Agent['llmNode']>>> extends ReadableStream<infer T> ? T : never;
type Text = Parameters<voice.Agent['transcriptionNode']>[0];

/** Of an agent that may say anything. */
export const NO_GUARD: Guard = { newFilter: null, judge: null, refusal_line: '' };

/**
 * An agent that says nothing that its config forbids. A model's answer is filtered as it is written, before anything
 * reads it: voice, transcript, history and tools. What comes another way (a welcome text, a realtime model that
 * writes) is filtered on its way to the voice and to the transcript.
 */
export class GuardedAgent extends voice.Agent {
  readonly #guard: Guard;

  constructor(options: ConstructorParameters<typeof voice.Agent>[0], guard: Guard) {
    super(options);
    this.#guard = guard;
  }

  override async llmNode(
    chatCtx: llm.ChatContext,
    toolCtx: llm.ToolContext,
    settings: voice.ModelSettings,
  ): Promise<ReadableStream<Chunk> | null> {
    // The verdict is formed while the answer is: neither waits for the other to begin.
    const verdict = this.#guard.judge?.(chatCtx);
    const answer = await super.llmNode(chatCtx, toolCtx, settings);
    return answer === null ? null : ReadableStream.from(guarded(answer, verdict, this.#guard));
  }

  override ttsNode(...[text, settings]: Parameters<voice.Agent['ttsNode']>): ReturnType<voice.Agent['ttsNode']> {
    const { newFilter } = this.#guard;
    return super.ttsNode(newFilter === null ? text : ReadableStream.from(filterStream(newFilter, text)), settings);
  }

  override transcriptionNode(
    ...[text, settings]: Parameters<voice.Agent['transcriptionNode']>
  ): ReturnType<voice.Agent['transcriptionNode']> {
    const { newFilter } = this.#guard;
    return super.transcriptionNode(
      newFilter === null ? text : ReadableStream.from(filtered(newFilter, text)),
      settings,
    );
  }
}

/** Words with their times come from the voice, which was given filtered text: they pass as they are. */
async function* filtered(newFilter: NewPhraseFilter, text: Text): AsyncGenerator<string | voice.TimedString> {
  const filter = newFilter();
  for await (const piece of text as AsyncIterable<string | voice.TimedString>) {
    if (typeof piece !== 'string') {
      yield piece;
      continue;
    }
    const out = filter.push(piece);
    if (out.text !== '') yield out.text;
    if (out.is_refused) return;
  }
  const { text: rest } = filter.end();
  if (rest !== '') yield rest;
}

/** Leaving a loop over `answer` cancels it, and with it the request to the model. */
async function* guarded(
  answer: ReadableStream<Chunk>,
  verdict: ReturnType<JudgeTopic> | undefined,
  { newFilter, refusal_line }: Guard,
): AsyncGenerator<Chunk> {
  if (verdict !== undefined && (await verdict) === 'refuse') {
    await answer.cancel();
    yield refusal_line;
    return;
  }
  const filter = newFilter?.();
  for await (const chunk of answer) {
    const content = typeof chunk === 'string' ? chunk : typeof chunk === 'symbol' ? undefined : chunk.delta?.content;
    if (filter === undefined || content === undefined || content === '') {
      yield chunk;
      continue;
    }
    const { text, is_refused } = filter.push(content);
    if (is_refused) {
      yield text;
      return;
    }
    if (typeof chunk === 'object' && chunk.delta !== undefined) {
      yield { ...chunk, delta: { ...chunk.delta, content: text } };
    } else if (text !== '') yield text;
  }
  const rest = filter?.end().text ?? '';
  if (rest !== '') yield rest;
}
