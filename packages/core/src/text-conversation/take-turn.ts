import { apologyIn, filterText, type NewPhraseFilter, type Topics } from '../conversation-safety/index.ts';
import type { EndReason, TurnLatency } from '../session-orchestrator/index.ts';
import type { TurnKnowledge } from '../session-tools/index.ts';
import type { CallTools } from './call-tools.ts';
import { AnswerBrokeOff, answerOfChain, ModelsExhausted } from './chat-chain.ts';
import { type ChatMessage, type ChatModel, type ChatTool, type ChatToolCall, openCalls } from './chat-model.ts';
import { guardedAnswer } from './guarded-answer.ts';
import type { SessionMessage, TurnEvent } from './session-message.ts';
import { judgeTopic } from './topic-judge.ts';
import type { TurnClock } from './turn-clock.ts';
import type { TurnFigures } from './turn-figures.ts';
import type { TurnReports } from './turn-reports.ts';

/** How far an agent's side of a turn has come when it calls tools. */
export interface StepSoFar extends Pick<SessionMessage, 'citations' | 'tool_calls'> {
  readonly round: number;
  readonly said: readonly string[];
}

/** What a turn is taken with. */
export interface TurnMeans {
  readonly agent_id: string;
  /** What the agent says first, and all that it says in this turn; null where its model answers. */
  readonly greeting: string | null;
  readonly instructions: string;
  readonly models: readonly ChatModel[];
  readonly tools: readonly ChatTool[];
  readonly callTools: CallTools;
  /** Keeps how far the turn has come, before calls are made. @returns the ids of the calls */
  readonly keepStep: (messages: readonly ChatMessage[], step: StepSoFar) => Promise<readonly string[]>;
  /** Calls that a turn was making when it died, with which the conversation ends; null where nothing was called yet. */
  readonly resumed: (StepSoFar & { readonly call_ids: readonly string[] }) | null;
  /** Whether a tool has handed the conversation over: another agent speaks now. */
  readonly isHandedOver: () => boolean;
  readonly knowledge: TurnKnowledge;
  /** Rounds of tool calls after which the model is asked to answer in words. */
  readonly max_tool_steps: number;
  readonly newFilter: NewPhraseFilter | null;
  /** Null where every topic is allowed. */
  readonly topics: Topics | null;
  readonly refusal_line: string;
  /** Of the agent (BCP 47). */
  readonly language: string;
  readonly clock: TurnClock;
  readonly reports: TurnReports;
  readonly figures: TurnFigures;
  readonly emit: (event: TurnEvent) => void;
}

/** What came of a turn. */
export interface TurnOutcome extends Pick<SessionMessage, 'text' | 'citations' | 'tool_calls' | 'is_complete'> {
  /** What was said before, what is said now, and the tools in between. */
  readonly messages: readonly ChatMessage[];
  /** Why the session ends with it. */
  readonly ends: EndReason | null;
}

/** Between two things that are said in one turn. */
export const GAP = '\n\n';

/**
 * The agent's side of one turn: answers and calls tools until it has said what it has to say. Never throws for what a
 * provider or a tool does.
 *
 * @param before the conversation, what the person just wrote included; it ends with the calls that are gone on with.
 */
export async function takeTurn(before: readonly ChatMessage[], means: TurnMeans): Promise<TurnOutcome> {
  const { figures, reports, emit, clock } = means;
  const messages = [...before];
  const said = [...(means.resumed?.said ?? [])];
  const citations = new Map((means.resumed?.citations ?? []).map((one) => [JSON.stringify(one), one]));
  const tool_calls = [...(means.resumed?.tool_calls ?? [])];
  let ends: EndReason | null = null;
  let isComplete = true;

  /** One thing that the agent says, as the transcript has it. */
  function agentTurn(text: string, latency?: TurnLatency): void {
    const cited = means.knowledge.citationsOf(text);
    for (const one of cited) citations.set(JSON.stringify(one), one);
    said.push(text);
    figures.count('agent_turns');
    const how = { modality: 'text', interrupted: false } as const;
    const { agent_id } = means;
    const turn = { type: 'turn', role: 'agent', text, ...how, citations: cited, agent_id } as const;
    reports.add(latency === undefined ? turn : { ...turn, latency });
  }

  function sayWhole(given: string): void {
    const text = filterText(means.newFilter, given);
    emit({ type: 'message.delta', text: said.length === 0 ? text : GAP + text });
    messages.push({ role: 'assistant', content: text, tool_calls: [] });
    agentTurn(text);
  }

  /** One answer of the model: what it says is shown at once, what it calls is returned. */
  async function answer(tool_choice: 'auto' | 'none', verdict: Promise<'allow' | 'refuse'> | null) {
    const startedAt = clock.elapsed();
    let first: number | undefined;
    let text = '';
    const calls: ChatToolCall[] = [];
    const request = { messages: [{ role: 'system', content: means.instructions } as const, ...messages] };
    const models = means.models.map((model) => clock.bounded(model));
    const written = answerOfChain(models, { ...request, tools: means.tools, tool_choice }, (model, error) => {
      const message = `${error.name}: ${model.provider} ${model.model}: ${error.message}`;
      reports.add({ type: 'error', source: 'llm_error', message });
    });
    const { newFilter, refusal_line } = means;
    try {
      for await (const piece of guardedAnswer(written, { newFilter, verdict, refusal_line })) {
        if (piece.type === 'usage') figures.used(piece.by, piece);
        if (piece.type === 'tool_call' && tool_choice === 'auto') calls.push(piece.call);
        if (piece.type !== 'text') continue;
        first ??= clock.elapsed() - startedAt;
        emit({ type: 'message.delta', text: text === '' && said.length > 0 ? GAP + piece.text : piece.text });
        text += piece.text;
        if (clock.isOver()) break;
      }
    } catch (error) {
      if (!(error instanceof AnswerBrokeOff)) throw error;
      isComplete = false;
    }
    if (clock.isOver()) isComplete = false;
    if (first !== undefined) figures.firstWord(first);
    if (text !== '') agentTurn(text, first === undefined ? undefined : { llm_first_token_ms: Math.round(first) });
    // What broke off may have lost calls: none of them is made.
    const made = isComplete ? calls : [];
    if (text !== '' || made.length > 0) messages.push({ role: 'assistant', content: text, tool_calls: made });
    return made;
  }

  async function converse(): Promise<void> {
    let { resumed } = means;
    // What is gone on with was judged before it called anything.
    const judged = means.topics === null || resumed !== null ? null : judge(before, means, means.topics);
    for (let round = resumed?.round ?? 1, tool_choice: 'auto' | 'none' = 'auto'; ; round += 1) {
      const calls = resumed === null ? await answer(tool_choice, judged) : openCalls(before);
      if (calls.length === 0) break;
      const so_far = { round, said: [...said], citations: [...citations.values()], tool_calls: [...tool_calls] };
      const ids = resumed?.call_ids ?? (await means.keepStep([...messages], so_far));
      resumed = null;
      const called = await means.callTools(calls, ids);
      for (const one of called.reports) {
        tool_calls.push(one);
        emit({ type: 'tool.called', ...one });
      }
      messages.push(...called.messages);
      if (called.farewell !== undefined) sayWhole(called.farewell);
      ends ??= called.ends;
      if (!called.wants_answer || called.farewell !== undefined || means.isHandedOver()) break;
      // As many rounds as a conversation by voice has: the one after the last that counts is answered in words.
      tool_choice = round > means.max_tool_steps ? 'none' : 'auto';
    }
    ends ??= means.callTools.ended();
  }

  try {
    if (means.greeting !== null) sayWhole(means.greeting);
    else await converse();
  } catch (error) {
    if (!(error instanceof ModelsExhausted)) throw error;
    sayWhole(apologyIn(means.language));
    isComplete = false;
    // Out of time is nobody's failure: the next message may go better.
    if (!clock.isOver()) ends = 'provider_error';
  }
  return {
    messages,
    text: said.join(GAP),
    citations: [...citations.values()],
    tool_calls,
    is_complete: isComplete,
    ends,
  };
}

function judge(conversation: readonly ChatMessage[], means: TurnMeans, topics: Topics) {
  const [model] = means.models;
  if (model === undefined) return null;
  return judgeTopic(conversation, {
    model,
    topics,
    timer: means.clock,
    onUnjudged: (message) => means.reports.add({ type: 'error', source: 'topic_check', message }),
    onUsage: (used, usage) => means.figures.used(used, usage),
  });
}
