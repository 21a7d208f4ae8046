import { apologyIn, type MaskText } from '../conversation-safety/index.ts';
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
import type { KnowledgeToolResult, SearchService } from '../vector-search/index.ts';
import { journaledCallOut } from './call-journal.ts';
import { createCallTools } from './call-tools.ts';
import { type ChatMessage, type ChatModels, openCalls } from './chat-model.ts';
import type { TextConversation, TextConversationStore, TurnChange } from './conversation-store.ts';
import { keptMessages, spokenMessages } from './kept-messages.ts';
import { type Opening, withoutOpenCalls } from './opening.ts';
import type { Pinned } from './pinned-config.ts';
import type { SessionMessage, TurnEvent } from './session-message.ts';
import { type StepSoFar, type TurnOutcome, takeTurn } from './take-turn.ts';
import { type Entrance, meansOf, readyAgent, type TextAgent } from './text-agent.ts';
import { turnClock } from './turn-clock.ts';
import { turnFigures } from './turn-figures.ts';
import { afterGap, lostCalls, tellAgain, together } from './turn-parts.ts';
import {
  type AgentPart,
  heardText,
  maskedKnowledge,
  maskedPart,
  type TurnProgress,
  type TurnStep,
} from './turn-progress.ts';
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

interface TurnInput {
  readonly conversation: TextConversation;
  readonly pinned: Pinned;
  readonly opening: Opening;
  readonly mask: MaskText | null;
  readonly owner: string;
  /** The request that begins it, where it has an Idempotency-Key. */
  readonly asked_by: string | null;
  readonly emit: (event: TurnEvent) => void;
}

/**
 * One turn of a session: its agent answers, or hands over to another one, which answers then. Before anything is done
 * that the outside sees, how far it has come is kept with the conversation: so a turn that goes on with one that died
 * says nothing twice and calls nothing twice.
 *
 * @throws AppError `upstream_failed`, `upstream_timeout` where an account cannot be read: nothing is kept then;
 * `turn_in_progress` where it took so long that another turn has begun.
 */
export async function takeTextTurn(
  deps: TextTurnDeps,
  own: TenantScope,
  session: StoredSession,
  { conversation, pinned, opening, mask, owner, asked_by, emit }: TurnInput,
): Promise<SessionMessage> {
  const { sessions, conversations, clock } = deps;
  const { config } = pinned;
  const { resumed, abandoned } = opening;
  const before = resumed ?? abandoned;
  const reports = createTurnReports(own, session, { receive: deps.receiveReports, clock, mask }, before?.reports ?? []);
  const figures = turnFigures(before?.metrics ?? session.metrics ?? null, conversation.first_token_ms);
  const knowledge = createTurnKnowledge();
  const found: KnowledgeToolResult[] = [];
  const limit = turnClock(deps.timer, TURN_MS);
  const handOffs = createHandOffs(config, before?.hand_offs ?? conversation.hand_offs);
  const turnId = resumed?.id ?? owner;
  const parts: AgentPart[] = [...(resumed?.earlier ?? [])];
  let steps = resumed?.steps ?? 0;

  function remember(result: KnowledgeToolResult): void {
    found.push(result);
    knowledge.remember(result);
  }

  /** Keeps the conversation and how far its turn has come; only then is it told that it came so far. */
  async function keep(
    messages: readonly ChatMessage[],
    to: Partial<Pick<TurnProgress, 'step' | 'outcome'>>,
    more: TurnChange = {},
  ): Promise<void> {
    const progress: TurnProgress = {
      id: turnId,
      asked_by,
      ...heardText(opening.said, mask),
      steps,
      reports: reports.waiting(),
      metrics: figures.read(),
      found: maskedKnowledge(found, mask),
      hand_offs: handOffs.state(),
      earlier: parts.map((part) => maskedPart(part, mask)),
      step: null,
      results: [],
      outcome: null,
      is_told: false,
      ...to,
    };
    const { first_token_ms } = figures;
    const change = { messages: keptMessages(messages, mask), first_token_ms, progress, ...more };
    const isOurs = await conversations.keep(own, session.id, owner, change);
    if (!isOurs) throw new AppError('turn_in_progress', { retry_after_seconds: 1 });
    await reports.flush();
  }

  /** What was written is kept before anything is asked of a model: whatever dies now, it is neither lost nor doubled. */
  async function hear(text: string): Promise<void> {
    figures.count('user_turns');
    reports.add({ type: 'turn', role: 'user', text, modality: 'text', interrupted: false, citations: [] });
    await keep(opening.messages, {});
  }

  /** Before calls are made: what is called, and under which ids. */
  async function keepStep(messages: readonly ChatMessage[], so_far: StepSoFar, entrance: Entrance) {
    steps += 1;
    const calls = openCalls(messages);
    const kept = openCalls(keptMessages(messages, mask));
    const call_ids = calls.map((_call, index) => `${turnId}_${steps}_${index + 1}`);
    const masked_ids = call_ids.filter((_id, index) => calls[index]?.arguments !== kept[index]?.arguments);
    const said = mask === null ? so_far.said : so_far.said.map(mask);
    const step: TurnStep = { ...so_far, said, call_ids, masked_ids: mask === null ? [] : masked_ids, entrance };
    await keep(messages, { step });
    return call_ids;
  }

  const dispatch = { session_id: session.id, tenant_id: session.tenant_id, digest: session.binding_digest };
  const callOut = journaledCallOut(resumed, {
    callOut: sessionCallOut(deps.runner, dispatch, deps.log),
    mask,
    timer: deps.timer,
    log: deps.log,
    record: (result) => conversations.recordCall(own, session.id, owner, turnId, result),
  });

  /** The tools of an agent; one that hands over makes the next agent ready. */
  function callToolsOf({ part, tools }: TextAgent, handTo: (next: TextAgent) => void) {
    const lent = {
      knowledgeSearch: sessionKnowledge(deps.search, dispatch, part.knowledge),
      rememberKnowledge: remember,
      callOut,
      handOff: async (agentId: string) => handTo(await readyAgent(deps.models, own, handOffs.ask(agentId))),
      phoneCall: () => undefined,
      keysPressed: () => undefined,
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
    const isAnswer = opening.said !== null;
    let step = resumed?.step ?? null;
    let entrance = step?.entrance ?? { greets: false, instructions: opening.instructions, answers: isAnswer };
    let messages = opening.messages;
    for (let agent: TextAgent | null = first; agent !== null; ) {
      const speaks: TextAgent = agent;
      const enters: Entrance = entrance;
      const handed: { to: TextAgent | null } = { to: null };
      const isFirstToSpeak = step !== null || parts.every(({ text }) => text === '');
      const outcome: TurnOutcome = await takeTurn(messages, {
        ...meansOf(speaks, pinned, enters, clock.now()),
        callTools: callToolsOf(speaks, (next) => {
          handed.to = next;
        }),
        keepStep: (kept, so_far) => keepStep(kept, so_far, enters),
        resumed: step,
        isHandedOver: () => handed.to !== null,
        knowledge,
        clock: limit,
        reports,
        figures,
        emit: isFirstToSpeak ? emit : afterGap(emit),
      });
      step = null;
      const { messages: until, ...part } = outcome;
      parts.push(part);
      messages = until;
      agent = outcome.ends === null ? handed.to : null;
      if (agent === null) break;
      const { report, greets } = handOffs.takeOver(agent.part);
      reports.add(report);
      messages = spokenMessages(messages);
      entrance = { greets, instructions: '', answers: isAnswer };
    }
    return { messages, ...together(parts) };
  }

  async function finish({ messages, ...outcome }: TurnOutcome): Promise<SessionMessage> {
    reports.add({ type: 'metrics', metrics: figures.read() });
    if (outcome.ends !== null) reports.add({ type: 'ended', reason: outcome.ends });
    const hand_offs = (config.agents ?? []).length === 0 ? {} : { hand_offs: handOffs.state() };
    await keep(messages, { outcome: maskedPart(outcome, mask) }, hand_offs);
    return told(outcome);
  }

  /** What the person is told, once all is kept. */
  async function told({ text, citations, tool_calls, is_complete }: AgentPart): Promise<SessionMessage> {
    const silent_at = silenceEnd(config.runtime_config, clock.now());
    if (silent_at !== undefined) await sessions.setSilence(own, session.id, silent_at);
    const now = (await sessions.get(own, session.id)) ?? session;
    const { status, end_reason } = now;
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
    const messages = withoutOpenCalls(opening.messages, resumed);
    return { messages, text, citations: [], tool_calls: [], is_complete: false, ends: 'configuration_error' };
  }

  const ready = await readyAgent(deps.models, own, handOffs.current()).catch((error: unknown) => {
    if (isConfigurationError(error)) return error;
    throw error;
  });
  knowledge.startTurn(opening.said ?? '');
  for (const result of resumed?.found ?? []) remember(result);
  if (resumed !== null) {
    await reports.flush();
    tellAgain(resumed, emit);
    if (resumed.outcome !== null) return told(resumed.outcome);
  } else if (opening.said !== null) {
    for (const report of lostCalls(abandoned, conversation)) reports.add(report);
    await hear(opening.said);
  }
  return finish(ready instanceof Error ? refuse(ready) : await answer(ready));
}
