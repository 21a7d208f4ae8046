import type { MaskText } from '../conversation-safety/index.ts';
import { AppError } from '../kernel/index.ts';
import { spokenWelcome } from '../session-orchestrator/index.ts';
import { UNKNOWN_OUTCOME } from './call-journal.ts';
import { type ChatMessage, openCalls } from './chat-model.ts';
import type { TextConversation } from './conversation-store.ts';
import type { Pinned } from './pinned-config.ts';
import type { CreateSessionMessage } from './session-message.ts';
import { heardText, type TurnProgress } from './turn-progress.ts';

/** How a turn begins. */
export interface Opening {
  /** What the person wrote; null where the agent begins. */
  readonly said: string | null;
  readonly messages: readonly ChatMessage[];
  /** What the model is told for this turn alone. */
  readonly instructions: string;
  /** The turn that is gone on with, because it died before its message was answered; null for a new one. */
  readonly resumed: TurnProgress | null;
  /** A turn that died and that nobody goes on with: something else was written instead. */
  readonly abandoned: TurnProgress | null;
}

/**
 * The conversation until now with what was just written. A welcome that is a text was said when the session started. The
 * same message again, after a turn that died over it, goes on with that turn.
 *
 * @throws AppError `unprocessable` where there is nothing to answer.
 */
export function openingOf(
  { messages, progress = null }: TextConversation,
  { config }: Pinned,
  { content }: CreateSessionMessage,
  { mask, asked_by }: { readonly mask: MaskText | null; readonly asked_by: string | null },
): Opening {
  const { welcome_message } = config.runtime_config;
  const said = content ?? null;
  const generated = welcome_message?.mode === 'generate' ? welcome_message.instructions : '';
  const heard = heardText(said, mask);
  if (progress !== null && isSame(progress, { ...heard, asked_by }) && isWhole(messages, progress)) {
    const instructions = said === null ? generated : '';
    return { said, messages: withWords(messages, said), instructions, resumed: progress, abandoned: null };
  }
  const left = { resumed: null, abandoned: progress };
  const welcome = spokenWelcome(config.runtime_config);
  const isFirst = messages.length === 0;
  if (said !== null) {
    const before: readonly ChatMessage[] =
      isFirst && welcome !== null
        ? [{ role: 'assistant', content: welcome, tool_calls: [] }]
        : withoutOpenCalls(messages, progress);
    return { said, messages: [...before, { role: 'user', content: said }], instructions: '', ...left };
  }
  if (isFirst && welcome_message?.mode === 'generate') {
    return { said, messages: [], instructions: generated, ...left };
  }
  const message = 'content: is required, unless the agent is to begin with a welcome that its model writes.';
  throw new AppError('unprocessable', { message, param: 'content' });
}

/**
 * Whether a turn was about this message. One that may not have reached its person is meant by the same words, one that
 * was done by its own request alone: people do say the same thing twice.
 */
function isSame(progress: TurnProgress, asked: Pick<TurnProgress, 'said' | 'mark' | 'asked_by'>): boolean {
  if (progress.said !== asked.said || progress.mark !== asked.mark) return false;
  return !progress.is_told || (asked.asked_by !== null && progress.asked_by === asked.asked_by);
}

/** Of a very long conversation the latest part is kept: the calls that were made may be gone with the rest. */
function isWhole(messages: readonly ChatMessage[], { step }: TurnProgress): boolean {
  return step === null || openCalls(messages).length === step.call_ids.length;
}

/** What was written stands there masked: for the turn that answers it, it is whole again. */
function withWords(messages: readonly ChatMessage[], said: string | null): readonly ChatMessage[] {
  const at = messages.findLastIndex(({ role }) => role === 'user');
  return said === null || at === -1 ? messages : messages.with(at, { role: 'user', content: said });
}

/** The conversation with an answer to every call of a tool: providers refuse any other. */
export function withoutOpenCalls(
  messages: readonly ChatMessage[],
  progress: TurnProgress | null,
): readonly ChatMessage[] {
  const calls = openCalls(messages);
  if (calls.length === 0) return messages;
  const results = new Map((progress?.results ?? []).map((result) => [result.id, result]));
  const ids = progress?.step?.call_ids ?? [];
  const answers = calls.map(({ id }, index): ChatMessage => {
    const result = results.get(ids[index] ?? '');
    const told = result?.ok === false ? result.message : UNKNOWN_OUTCOME;
    return { role: 'tool', tool_call_id: id, content: result?.ok === true ? result.json : told };
  });
  return [...messages, ...answers];
}
