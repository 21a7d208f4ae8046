import { openCalls } from './chat-model.ts';
import type { TextConversation } from './conversation-store.ts';
import type { TurnEvent } from './session-message.ts';
import { GAP } from './take-turn.ts';
import type { AgentPart, TurnProgress, TurnStep } from './turn-progress.ts';

type Emit = (event: TurnEvent) => void;

/** What was shown already, to somebody who may not have seen it. */
export function tellAgain({ outcome, earlier, step }: TurnProgress, emit: Emit): void {
  const { text, tool_calls } = outcome ?? together([...earlier, ...(step === null ? [] : [partOf(step)])]);
  for (const call of tool_calls) emit({ type: 'tool.called', ...call });
  if (text !== '') emit({ type: 'message.delta', text });
}

const partOf = ({ said, citations, tool_calls }: TurnStep): AgentPart => ({
  text: said.join(GAP),
  citations,
  tool_calls,
  is_complete: true,
  ends: null,
});

/** Reports of calls that a turn was making when it died, where nobody goes on with it. */
export function lostCalls(abandoned: TurnProgress | null, { messages }: TextConversation) {
  const results = new Map((abandoned?.results ?? []).map((result) => [result.id, result]));
  const ids = abandoned?.step?.call_ids ?? [];
  return openCalls(messages).map(({ name }, index) => {
    const result = results.get(ids[index] ?? '');
    const { ok, duration_ms } = result ?? { ok: false, duration_ms: 0 };
    return { type: 'tool_call', tool_name: name.slice(0, 128), ok, duration_ms } as const;
  });
}

/** The same, with a gap before the first words. */
export function afterGap(emit: Emit): Emit {
  let isFirst = true;
  return (event) => {
    const begins = isFirst && event.type === 'message.delta';
    if (begins) isFirst = false;
    emit(begins ? { ...event, text: GAP + event.text } : event);
  };
}

/** What the agents of one turn came to, as one. */
export function together(parts: readonly AgentPart[]): AgentPart {
  const citations = new Map(parts.flatMap((one) => one.citations.map((cited) => [JSON.stringify(cited), cited])));
  return {
    text: parts
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join(GAP),
    citations: [...citations.values()],
    tool_calls: parts.flatMap(({ tool_calls }) => tool_calls),
    is_complete: parts.every(({ is_complete }) => is_complete),
    ends: parts.at(-1)?.ends ?? null,
  };
}
