import type { ChatToolCall } from '@patchbay/core/text-conversation';
import type { ChatCompletionChunk } from 'openai/resources/chat/completions';

type Part = NonNullable<ChatCompletionChunk.Choice.Delta['tool_calls']>[number];

/** Calls of tools arrive in parts: the name first, then the arguments piece by piece, several calls mixed. */
export function gatheredCalls() {
  const calls = new Map<number, { id: string; name: string; arguments: string }>();
  return {
    add({ index, id, function: called }: Part): void {
      // Some servers leave the index out and send each call whole.
      const at = index ?? calls.size;
      const call = calls.get(at) ?? { id: '', name: '', arguments: '' };
      calls.set(at, call);
      if (id !== undefined && id !== '') call.id = id;
      call.name += called?.name ?? '';
      call.arguments += called?.arguments ?? '';
    },
    all: (): ChatToolCall[] =>
      [...calls.entries()].map(([at, call]) => ({ ...call, id: call.id === '' ? `call_${at}` : call.id })),
  };
}
