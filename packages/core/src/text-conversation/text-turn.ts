import { apologyIn, type MaskText, piiMask } from '../conversation-safety/index.ts';
import { AppError, type Clock, type TenantScope } from '../kernel/index.ts';
import {
  type ReceiveReports,
  type SessionRepository,
  type StoredSession,
  silenceEnd,
} from '../session-orchestrator/index.ts';
import {
  createHandOffs,
  createTurnKnowledge,
  isConfigurationError,
  sessionCallOut,
  sessionKnowledge,
  type ToolLog,
  type ToolTimer,
} from '../session-tools/index.ts';
import type { ToolRunner } from '../tool-execution/index.ts';
import type { SearchService } from '../vector-search/index.ts';
import { createCallTools } from './call-tools.ts';
import type { ChatMessage, ChatModels } from './chat-model.ts';
import type { TextConversation, TextConversationStore } from './conversation-store.ts';
import { keptMessages, spokenMessages } from './kept-messages.ts';
import type { Pinned } from './pinned-config.ts';
import type { SessionMessage, TurnEvent } from './session-message.ts';
import { GAP, type TurnOutcome, takeTurn } from './take-turn.ts';
import { type Entrance, meansOf, readyAgent, type TextAgent } from './text-agent.ts';
import { turnClock } from './turn-clock.ts';
import { turnFigures } from './turn-figures.ts';
import { createTurnReports } from './turn-reports.ts';

/** Longest turn; with what is written after it, it ends before the gateway gives the request up (29 s). */
const TURN_MS = 24_000;
/** Of what is reported of an error. */
const MAX_ERROR_CHARS = 2_000;

/** What a turn needs. */
export interface TextTurnDeps {
  readonly sessions: SessionRepository;
  readonly receiveReports: ReceiveReports;
  readonly conversations: TextConversationStore;
  readonly models: ChatModels;
  readonly search: SearchService;
  readonly runner: ToolRunner;
  readonly clock: Clock;
  readonly timer: ToolTimer;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly log: ToolLog;
}

/** How a turn begins. */
export interface Opening {
  /** What the person wrote; null where the agent begins. */
  readonly said: string | null;
  readonly messages: readonly ChatMessage[];
  /** What the model is told for this turn alone. */
  readonly instructions: string;
}

interface TurnInput {
  readonly conversation: TextConversation;
  readonly pinned: Pinned;
  readonly opening: Opening;
  readonly owner: string;
  readonly emit: (event: TurnEvent) => void;
}

/**
 * One turn of a session: its agent answers, or hands over to another one, which answers then.
 *
 * @throws AppError `upstream_failed`, `upstream_timeout` where an account cannot be read: nothing is kept then.
 */
export async function takeTextTurn(
  deps: TextTurnDeps,
  own: TenantScope,
  session: StoredSession,
  { conversation, pinned, opening: asked, owner, emit }: TurnInput,
): Promise<SessionMessage> {
  const { sessions, conversations, clock } = deps;
  const { config } = pinned;
  const parts = [config, ...(config.agents ?? [])];
  const mask = piiMask([...new Set(parts.flatMap(({ runtime_config }) => runtime_config.safety?.pii_redaction ?? []))]);
  const opening = withoutDouble(conversation, asked, mask);
  const reports = createTurnReports(own, session, { receive: deps.receiveReports, clock, mask });
  const figures = turnFigures(session.metrics ?? null, conversation.first_token_ms);
  const knowledge = createTurnKnowledge();
  const limit = turnClock(deps.timer, TURN_MS);
  const handOffs = createHandOffs(config, conversation.hand_offs);

  /** What was written is kept before anything is asked of a model: whatever dies now, it is neither lost nor doubled. */
  async function hear(text: string): Promise<void> {
    figures.count('user_turns');
    knowledge.startTurn(text);
    if (!isHeard(conversation, opening, mask) || reports.seq() < (conversation.heard_seq ?? 0)) {
      reports.add({ type: 'turn', role: 'user', text, modality: 'text', interrupted: false, citations: [] });
    }
    const messages = keptMessages(opening.messages, mask);
    await conversations.keep(own, session.id, owner, { messages, heard_seq: reports.seq() });
    await reports.flush();
  }

  /** The tools of an agent; one that hands over makes the next agent ready. */
  function callToolsOf({ part, tools }: TextAgent, handTo: (next: TextAgent) => void) {
    const dispatch = { session_id: session.id, tenant_id: session.tenant_id, digest: session.binding_digest };
    const lent = {
      knowledgeSearch: sessionKnowledge(deps.search, dispatch, part.knowledge),
      rememberKnowledge: knowledge.remember,
      callOut: sessionCallOut(deps.runner, dispatch, deps.log),
      handOff: async (agentId: string) => handTo(await readyAgent(deps.models, own, handOffs.ask(agentId))),
      phoneCall: () => undefined,
      sleep: deps.sleep,
    };
    return createCallTools(tools, lent, {
      timer: limit,
      log: deps.log,
      report(report) {
        figures.count('tool_calls');
        figures.count('tool_ms', report.duration_ms);
        reports.add(report);
      },
    });
  }

  async function answer(first: TextAgent): Promise<TurnOutcome> {
    const outcomes: TurnOutcome[] = [];
    const isAnswer = opening.said !== null;
    let entrance: Entrance = { greets: false, instructions: opening.instructions, answers: isAnswer };
    let messages = opening.messages;
    for (let agent: TextAgent | null = first; agent !== null; ) {
      const speaks: TextAgent = agent;
      const handed: { to: TextAgent | null } = { to: null };
      const outcome: TurnOutcome = await takeTurn(messages, {
        ...meansOf(speaks, pinned, entrance, clock.now()),
        callTools: callToolsOf(speaks, (next) => {
          handed.to = next;
        }),
        isHandedOver: () => handed.to !== null,
        knowledge,
        clock: limit,
        reports,
        figures,
        emit: outcomes.some(({ text }) => text !== '') ? afterGap(emit) : emit,
      });
      outcomes.push(outcome);
      messages = outcome.messages;
      agent = outcome.ends === null ? handed.to : null;
      if (agent === null) break;
      const { report, greets } = handOffs.takeOver(agent.part);
      reports.add(report);
      messages = spokenMessages(messages);
      entrance = { greets, instructions: '', answers: isAnswer };
    }
    return together(outcomes, messages);
  }

  async function finish(outcome: TurnOutcome): Promise<SessionMessage> {
    reports.add({ type: 'metrics', metrics: figures.read() });
    if (outcome.ends !== null) reports.add({ type: 'ended', reason: outcome.ends });
    const { first_token_ms } = figures;
    const isOurs = await conversations.keep(own, session.id, owner, {
      messages: keptMessages(outcome.messages, mask),
      first_token_ms,
      heard_seq: null,
      ...(parts.length === 1 ? {} : { hand_offs: handOffs.state() }),
    });
    if (!isOurs) throw new AppError('turn_in_progress', { retry_after_seconds: 1 });
    await reports.flush();
    const silent_at = silenceEnd(config.runtime_config, clock.now());
    if (silent_at !== undefined) await sessions.setSilence(own, session.id, silent_at);
    const now = (await sessions.get(own, session.id)) ?? session;
    const { status, end_reason } = now;
    const { text, citations, tool_calls, is_complete } = outcome;
    return {
      object: 'session_message',
      id: `${session.id}:${now.reports_seq}`,
      session_id: session.id,
      tenant_id: session.tenant_id,
      created_at: clock.now(),
      text,
      citations,
      tool_calls,
      is_complete,
      session: { status, end_reason },
    };
  }

  /** What no other turn could mend ends the session, in words. */
  function refuse({ message }: Error): TurnOutcome {
    const { agent } = handOffs.current();
    const text = apologyIn(agent.language);
    const { agent_id } = agent;
    reports.add({ type: 'error', source: 'configuration', message: message.slice(0, MAX_ERROR_CHARS) });
    reports.add({ type: 'turn', role: 'agent', text, modality: 'text', interrupted: false, citations: [], agent_id });
    figures.count('agent_turns');
    emit({ type: 'message.delta', text });
    const ends = 'configuration_error';
    return { messages: opening.messages, text, citations: [], tool_calls: [], is_complete: false, ends };
  }

  const ready = await readyAgent(deps.models, own, handOffs.current()).catch((error: unknown) => {
    if (isConfigurationError(error)) return error;
    throw error;
  });
  if (opening.said !== null) await hear(opening.said);
  return finish(ready instanceof Error ? refuse(ready) : await answer(ready));
}

/** Whether what is written was kept by a turn that died before it was answered. */
function isHeard({ heard_seq, messages }: TextConversation, { said }: Opening, mask: MaskText | null): boolean {
  const last = messages.at(-1);
  if (said === null || (heard_seq ?? null) === null || last?.role !== 'user') return false;
  return last.content === (mask === null ? said : mask(said));
}

/** The opening, with what was heard before in it once. */
function withoutDouble(conversation: TextConversation, opening: Opening, mask: MaskText | null): Opening {
  if (!isHeard(conversation, opening, mask)) return opening;
  return { ...opening, messages: opening.messages.toSpliced(-2, 1) };
}

/** The same, with a gap before the first words. */
function afterGap(emit: TurnInput['emit']): TurnInput['emit'] {
  let isFirst = true;
  return (event) => {
    const begins = isFirst && event.type === 'message.delta';
    if (begins) isFirst = false;
    emit(begins ? { ...event, text: GAP + event.text } : event);
  };
}

/** What the agents of one turn came to, as one. */
function together(outcomes: readonly TurnOutcome[], messages: readonly ChatMessage[]): TurnOutcome {
  const citations = new Map(outcomes.flatMap((one) => one.citations.map((cited) => [JSON.stringify(cited), cited])));
  return {
    messages,
    text: outcomes
      .map(({ text }) => text)
      .filter((text) => text !== '')
      .join(GAP),
    citations: [...citations.values()],
    tool_calls: outcomes.flatMap(({ tool_calls }) => tool_calls),
    is_complete: outcomes.every(({ is_complete }) => is_complete),
    ends: outcomes.at(-1)?.ends ?? null,
  };
}
