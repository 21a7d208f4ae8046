import { type llm, voice } from '@livekit/agents';
import type { Citation, TurnLatency } from '@patchbay/core/session-orchestrator';
import type { TurnKnowledge } from '@patchbay/core/session-tools';
import { redactText } from '@patchbay/observability';
import type { UnnumberedReport } from '../reports/unnumbered-report.ts';

/** Longest text of a turn and of an error in a report (see sessionReportSchema). */
const MAX_TURN_CHARS = 32_768;
const MAX_ERROR_CHARS = 2_000;

/** What clients get on the topic `patchbay.citations` after each turn of the agent. */
export interface AnswerNotice {
  /** Number of the agent's turn in the conversation, from 1 (the welcome message is one). */
  readonly turn: number;
  readonly text: string;
  readonly citations: readonly Citation[];
}

export interface TurnReporterDeps {
  readonly report: (report: UnnumberedReport) => void;
  readonly knowledge: TurnKnowledge;
  /** Which agent has the conversation; left out where only one can have it. */
  readonly agentId?: () => string;
  readonly isTyped: (message: llm.ChatMessage) => boolean;
  /** How long an answer took; asked once a message of either side, in order. */
  readonly latencyOf: (message: llm.ChatMessage) => TurnLatency | undefined;
  readonly notify: (notice: AnswerNotice) => void;
}

/** Reports what is said on either side, and provider errors, for as long as the session lives. */
export function reportTurns(session: voice.AgentSession, deps: TurnReporterDeps): void {
  let agentTurns = 0;

  function userTurn(message: llm.ChatMessage, text: string): void {
    deps.knowledge.startTurn(text);
    const modality = deps.isTyped(message) ? 'text' : 'speech';
    deps.latencyOf(message);
    deps.report({ type: 'turn', role: 'user', text, modality, interrupted: false, citations: [] });
  }

  function agentTurn(message: llm.ChatMessage, text: string): void {
    const citations = deps.knowledge.citationsOf(text);
    const modality = session.output.audio === null ? 'text' : 'speech';
    const latency = deps.latencyOf(message);
    const { interrupted } = message;
    deps.report({
      type: 'turn',
      role: 'agent',
      text,
      modality,
      interrupted,
      citations,
      ...(deps.agentId === undefined ? {} : { agent_id: deps.agentId() }),
      ...(latency === undefined ? {} : { latency }),
    });
    agentTurns += 1;
    deps.notify({ turn: agentTurns, text, citations });
  }

  session.on(voice.AgentSessionEventTypes.ConversationItemAdded, ({ item }) => {
    if (item.type !== 'message') return;
    const text = (item.textContent ?? '').slice(0, MAX_TURN_CHARS);
    if (text === '') return;
    if (item.role === 'user') userTurn(item, text);
    if (item.role === 'assistant') agentTurn(item, text);
  });

  session.on(voice.AgentSessionEventTypes.Error, ({ error }) => {
    const cause = error instanceof Error ? error : error.error;
    const message = redactText(`${cause.name}: ${cause.message}`).slice(0, MAX_ERROR_CHARS);
    deps.report({ type: 'error', source: error.type, message });
  });
}
