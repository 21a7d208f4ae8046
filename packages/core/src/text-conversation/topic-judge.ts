import { readTopicVerdict, type Topics, topicQuestion } from '../conversation-safety/index.ts';
import type { ToolTimer } from '../session-tools/index.ts';
import type { ChatMessage, ChatModel, ChatPiece } from './chat-model.ts';

/** Longest wait for a verdict in milliseconds, as in conversations by voice. */
const WITHIN_MS = 2_500;

/** What judging takes. */
export interface TopicJudgement {
  readonly model: ChatModel;
  readonly topics: Topics;
  readonly timer: ToolTimer;
  /** Tells that there was no verdict, and the answer passed with nothing but its instructions. */
  readonly onUnjudged: (reason: string) => void;
  readonly onUsage: (model: ChatModel, usage: Extract<ChatPiece, { type: 'usage' }>) => void;
}

/** Asks a model whether what a person said may be answered. Never throws. */
export async function judgeTopic(
  conversation: readonly ChatMessage[],
  { model, topics, timer, onUnjudged, onUsage }: TopicJudgement,
): Promise<'allow' | 'refuse'> {
  const at = conversation.findLastIndex(({ role }) => role === 'user');
  const said = conversation[at];
  if (said?.role !== 'user') return 'allow';
  const before = conversation.slice(0, at).findLast(({ role }) => role === 'assistant');
  const { instructions, message } = topicQuestion(
    topics,
    said.content,
    before?.role === 'assistant' ? before.content : undefined,
  );
  async function ask(): Promise<string> {
    let reply = '';
    const messages: ChatMessage[] = [
      { role: 'system', content: instructions },
      { role: 'user', content: message },
    ];
    for await (const piece of model.answer({ messages, tools: [], tool_choice: 'none' })) {
      if (piece.type === 'text') reply += piece.text;
      if (piece.type === 'usage') onUsage(model, piece);
    }
    return reply;
  }
  const reply = await timer.within(ask(), WITHIN_MS).catch(() => null);
  const verdict = reply === null ? null : readTopicVerdict(reply);
  if (verdict === null) onUnjudged(reply === null ? 'no verdict in time' : 'no verdict that can be read');
  return verdict ?? 'allow';
}
