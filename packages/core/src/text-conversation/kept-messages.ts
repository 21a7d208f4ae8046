import { type MaskText, maskValue } from '../conversation-safety/index.ts';
import type { ChatMessage } from './chat-model.ts';

/** What is kept of a conversation at most: the latest of it. */
const MAX_MESSAGES = 400;
const MAX_CHARS = 400_000;

/**
 * The messages to keep for the next turn: without what is masked, and of a very long conversation the latest part,
 * beginning with something that the end user wrote.
 */
export function keptMessages(messages: readonly ChatMessage[], mask: MaskText | null): ChatMessage[] {
  const kept = mask === null ? [...messages] : messages.map((message) => masked(message, mask));
  let from = Math.max(0, kept.length - MAX_MESSAGES);
  let chars = 0;
  for (let at = kept.length - 1; at >= from; at -= 1) {
    chars += charsOf(kept[at]);
    if (chars > MAX_CHARS) from = at + 1;
  }
  if (from === 0) return kept;
  const begins = kept.findIndex(({ role }, at) => at >= from && role === 'user');
  return begins === -1 ? [] : kept.slice(begins);
}

/** What was said, as another agent reads it: without calls of tools and what they returned. */
export function spokenMessages(messages: readonly ChatMessage[]): ChatMessage[] {
  return messages.flatMap((message): ChatMessage[] => {
    if (message.role === 'tool') return [];
    if (message.role !== 'assistant') return [message];
    return message.content === '' ? [] : [{ ...message, tool_calls: [] }];
  });
}

function charsOf(message: ChatMessage | undefined): number {
  if (message === undefined) return 0;
  const calls = message.role === 'assistant' ? message.tool_calls : [];
  return message.content.length + calls.reduce((sum, call) => sum + call.arguments.length, 0);
}

function masked(message: ChatMessage, mask: MaskText): ChatMessage {
  const content = mask(message.content);
  if (message.role !== 'assistant') return { ...message, content };
  const tool_calls = message.tool_calls.map((call) => ({ ...call, arguments: maskedArguments(call.arguments, mask) }));
  return { ...message, content, tool_calls };
}

/** Providers refuse a history whose arguments are no JSON: so values are masked, not the text. */
function maskedArguments(text: string, mask: MaskText): string {
  try {
    return JSON.stringify(maskValue(JSON.parse(text), mask));
  } catch {
    return '{}';
  }
}
