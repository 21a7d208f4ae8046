import { llm } from '@livekit/agents';
import { readTopicVerdict, type Topics, topicQuestion } from '@patchbay/core/conversation-safety';

/** Whether what the person said last may be answered. Never throws. */
export type JudgeTopic = (conversation: llm.ChatContext) => Promise<'allow' | 'refuse'>;

export interface TopicJudgeDeps {
  /** A model of its own, so that its failures are none of the conversation. */
  readonly model: llm.LLM;
  readonly topics: Topics;
  /** Tells that there was no verdict, and the answer passed with nothing but its instructions. */
  readonly onUnjudged: (reason: string) => void;
  /** Longest wait for a verdict, in milliseconds. */
  readonly within_ms?: number;
}

const WITHIN_MS = 2_500;

/**
 * Asks a model whether to answer, once for each thing a person said. What the agent says of itself (a welcome) has
 * nobody's words to judge and is allowed.
 */
export function createTopicJudge({ model, topics, onUnjudged, within_ms = WITHIN_MS }: TopicJudgeDeps): JudgeTopic {
  // Errors arrive with the stream as well; without a listener the event would end the process.
  model.on('error', () => undefined);
  let last: { readonly said: string; readonly verdict: Promise<'allow' | 'refuse'> } | undefined;

  async function ask(said: string, before: string | undefined): Promise<'allow' | 'refuse'> {
    const { instructions, message } = topicQuestion(topics, said, before);
    const chatCtx = llm.ChatContext.empty();
    chatCtx.addMessage({ role: 'system', content: instructions });
    chatCtx.addMessage({ role: 'user', content: message });
    const stream = model.chat({ chatCtx, connOptions: { maxRetry: 0, retryIntervalMs: 0, timeoutMs: within_ms } });
    const timer = setTimeout(() => stream.close(), within_ms);
    try {
      let reply = '';
      for await (const { delta } of stream) reply += delta?.content ?? '';
      const verdict = readTopicVerdict(reply);
      if (verdict === null) onUnjudged(reply === '' ? 'no verdict in time' : 'no verdict that can be read');
      return verdict ?? 'allow';
    } catch {
      onUnjudged('no verdict: the model failed');
      return 'allow';
    } finally {
      clearTimeout(timer);
      stream.close();
    }
  }

  return (conversation) => {
    const messages = conversation.items.filter((item) => item.type === 'message');
    const at = messages.findLastIndex(({ role }) => role === 'user');
    const said = messages[at]?.textContent?.trim() ?? '';
    if (said === '') return Promise.resolve('allow');
    if (last?.said === said) return last.verdict;
    const before = messages.slice(0, at).findLast(({ role }) => role === 'assistant')?.textContent;
    last = { said, verdict: ask(said, before) };
    return last.verdict;
  };
}
