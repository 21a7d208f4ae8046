import { hasTopics, phraseFilter, piiMask, topicInstructions } from '../conversation-safety/index.ts';
import { AppError, type Clock, type IdSource, notFound, systemScope, type TenantScope } from '../kernel/index.ts';
import {
  type ConversationSource,
  OPEN_STATUSES,
  overdueText,
  type ReceiveReports,
  type SessionLifecycle,
  type SessionRepository,
  type StoredSession,
  silenceEnd,
  spokenWelcome,
} from '../session-orchestrator/index.ts';
import {
  createTurnKnowledge,
  prepareSessionTools,
  renderInstructions,
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
import { keptMessages } from './kept-messages.ts';
import { configOf, maxToolSteps } from './pinned-config.ts';
import type { CreateSessionMessage, SessionMessage, TurnEvent } from './session-message.ts';
import { takeTurn } from './take-turn.ts';
import { turnClock } from './turn-clock.ts';
import { turnFigures } from './turn-figures.ts';
import { createTurnReports } from './turn-reports.ts';

/** Longest turn; with what is written after it, it ends before the gateway gives the request up (29 s). */
const TURN_MS = 24_000;
/** How long a turn is believed to run: longer than any function lives. */
const LEASE_MS = 40_000;
/** How long what was said is kept for the next turn, past the end of the session. */
const KEPT_AFTER_MS = 60 * 60 * 1000;

/** What conversations over text need. */
export interface TextConversationDeps {
  readonly sessions: SessionRepository;
  readonly source: ConversationSource;
  readonly lifecycle: SessionLifecycle;
  readonly receiveReports: ReceiveReports;
  readonly conversations: TextConversationStore;
  readonly models: ChatModels;
  readonly search: SearchService;
  readonly runner: ToolRunner;
  readonly clock: Clock;
  readonly timer: ToolTimer;
  readonly ids: IdSource;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly log: ToolLog;
}

/** A turn that has begun: the session is held for it. */
export interface BegunTurn {
  /** Has the agent answer. @param emit told what happens as it happens */
  run(emit: (event: TurnEvent) => void): Promise<SessionMessage>;
}

/** Makes conversations over text: the same agent as by voice, one turn a message, without a room. */
export function createTextConversations(deps: TextConversationDeps) {
  const { sessions, lifecycle, conversations, clock } = deps;
  /** What the agent does is its own doing, on a request of somebody else. */
  const agentScope = ({ tenant_id, origin }: TenantScope) =>
    systemScope(tenant_id, 'agent-runtime', { request_id: origin.request_id, source: 'runtime' });

  /** @throws AppError `not_found`, `session_not_text`, `session_ended` */
  async function openSession(scope: TenantScope, id: string): Promise<StoredSession> {
    const session = await sessions.get(scope, id);
    if (session === null) throw notFound('session');
    if (session.channel !== 'text') throw new AppError('session_not_text');
    if (!OPEN_STATUSES.includes(session.status)) throw new AppError('session_ended');
    const overdue = overdueText(session, clock.now());
    if (overdue === null) return session;
    await lifecycle.over(agentScope(scope), session, overdue);
    throw new AppError('session_ended');
  }

  /**
   * Begins a turn. Nothing has been said yet where it throws.
   *
   * @throws AppError `not_found`, `session_not_text`, `session_ended`, `turn_in_progress`, `unprocessable` (no content)
   */
  return async (scope: TenantScope, id: string, input: CreateSessionMessage): Promise<BegunTurn> => {
    const seen = await openSession(scope, id);
    const own = agentScope(scope);
    const owner = deps.ids.next('event');
    const now = clock.now();
    const conversation = await conversations.begin(own, id, {
      owner,
      now,
      leased_until: new Date(now.getTime() + LEASE_MS),
      expires_at: new Date(seen.max_end_at.getTime() + KEPT_AFTER_MS),
    });
    if (conversation === null) throw new AppError('turn_in_progress', { retry_after_seconds: 1 });
    const end = () => conversations.end(own, id, owner);
    try {
      // Read again: the turn before may have ended a moment ago.
      const session = await openSession(scope, id);
      const pinned = await configOf(deps.source, session);
      const opening = openingOf(conversation, pinned, input);
      const run = (emit: (event: TurnEvent) => void) =>
        turn(own, session, { conversation, pinned, opening, owner, emit }).finally(end);
      return { run };
    } catch (error) {
      await end();
      throw error;
    }
  };

  async function turn(
    own: TenantScope,
    session: StoredSession,
    { conversation, pinned, opening, owner, emit }: TurnInput,
  ): Promise<SessionMessage> {
    const { config } = pinned;
    const { llm, safety } = config.runtime_config;
    const mask = piiMask(safety?.pii_redaction ?? []);
    const reports = createTurnReports(own, session, { receive: deps.receiveReports, clock, mask });
    const figures = turnFigures(session.metrics ?? null, conversation.first_token_ms);
    const knowledge = createTurnKnowledge();
    const limit = turnClock(deps.timer, TURN_MS);
    if (opening.said !== null) {
      figures.count('user_turns');
      knowledge.startTurn(opening.said);
      const text = opening.said;
      reports.add({ type: 'turn', role: 'user', text, modality: 'text', interrupted: false, citations: [] });
      // Kept before anything is asked of a model: whatever dies now, what was written is not lost.
      await reports.flush();
      await conversations.keep(own, session.id, owner, { messages: keptMessages(opening.messages, mask) });
    }
    if (llm === undefined) throw new AppError('runtime_feature_unavailable', { param: 'runtime_config.llm' });
    const dispatch = { session_id: session.id, tenant_id: session.tenant_id, digest: session.binding_digest };
    const tools = prepareSessionTools(config.tools);
    const callTools = createCallTools(
      tools,
      {
        knowledgeSearch: sessionKnowledge(deps.search, dispatch, config.knowledge),
        rememberKnowledge: knowledge.remember,
        callOut: sessionCallOut(deps.runner, dispatch, deps.log),
        phoneCall: () => undefined,
        sleep: deps.sleep,
      },
      {
        timer: limit,
        log: deps.log,
        report(report) {
          figures.count('tool_calls');
          figures.count('tool_ms', report.duration_ms);
          reports.add(report);
        },
      },
    );
    const refusal_line = safety?.refusal_line ?? '';
    const topics = safety !== undefined && hasTopics(safety.topics) ? safety.topics : null;
    const told = topics === null ? '' : topicInstructions(topics, refusal_line);
    const outcome = await takeTurn(opening.messages, {
      instructions: [renderInstructions({ ...pinned }, clock.now()), opening.instructions, told]
        .filter((part) => part !== '')
        .join('\n\n'),
      models: await deps.models.of(own, llm),
      tools: config.tools.map(({ name, description, parameters }) => ({ name, description, parameters })),
      callTools,
      knowledge,
      max_tool_steps: maxToolSteps(config),
      newFilter: phraseFilter(safety?.blocked_phrases ?? [], refusal_line),
      // Nobody's words are to be judged where the agent begins.
      topics: opening.said === null ? null : topics,
      refusal_line,
      language: config.agent.language,
      clock: limit,
      reports,
      figures,
      emit,
    });
    reports.add({ type: 'metrics', metrics: figures.read() });
    if (outcome.ends !== null) reports.add({ type: 'ended', reason: outcome.ends });
    const { first_token_ms } = figures;
    const isOurs = await conversations.keep(own, session.id, owner, {
      messages: keptMessages(outcome.messages, mask),
      first_token_ms,
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
}
export type BeginTextTurn = ReturnType<typeof createTextConversations>;

type Pinned = Awaited<ReturnType<typeof configOf>>;

/** How a turn begins. */
interface Opening {
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

/** The conversation until now with what was just written. A welcome that is a text was said when the session started. */
function openingOf({ messages }: TextConversation, { config }: Pinned, { content }: CreateSessionMessage): Opening {
  const { welcome_message } = config.runtime_config;
  const welcome = spokenWelcome(config.runtime_config);
  const isFirst = messages.length === 0;
  const before: readonly ChatMessage[] =
    isFirst && welcome !== null ? [{ role: 'assistant', content: welcome, tool_calls: [] }] : messages;
  if (content !== undefined) {
    return { said: content, messages: [...before, { role: 'user', content }], instructions: '' };
  }
  if (isFirst && welcome_message?.mode === 'generate') {
    return { said: null, messages: [], instructions: welcome_message.instructions };
  }
  const message = 'content: is required, unless the agent is to begin with a welcome that its model writes.';
  throw new AppError('unprocessable', { message, param: 'content' });
}
