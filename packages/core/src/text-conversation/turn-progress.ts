import { type MaskText, maskValue } from '../conversation-safety/index.ts';
import { type JsonValue, sha256Hex } from '../kernel/index.ts';
import type { SessionMetrics, SessionReport } from '../session-orchestrator/index.ts';
import type { HandOffState } from '../session-tools/index.ts';
import type { KnowledgeToolResult } from '../vector-search/index.ts';
import type { StepSoFar, TurnOutcome } from './take-turn.ts';
import type { Entrance } from './text-agent.ts';

/** What a call to the outside brought, as JSON text, or what the model was told instead. */
export type CallResult = { readonly id: string; readonly duration_ms: number } & (
  | { readonly ok: true; readonly json: string }
  | { readonly ok: false; readonly message: string }
);

/** What one agent came to, but for the conversation itself. */
export type AgentPart = Omit<TurnOutcome, 'messages'>;

/** Calls of tools that are being made: the conversation ends with them. */
export interface TurnStep extends StepSoFar {
  /** Ids by which those who are called tell a repeat, in the order of the calls. */
  readonly call_ids: readonly string[];
  /** Those of them whose arguments cannot be kept as they are: they cannot be made again. */
  readonly masked_ids: readonly string[];
  readonly entrance: Entrance;
}

/**
 * How far a turn has come. It is kept before anything is done that the outside sees: should the process die, the next
 * one that gets the same message goes on from here. Everything in it is masked.
 */
export interface TurnProgress {
  /** Of the turn, whoever goes on with it. */
  readonly id: string;
  /** The request that began it, where it has an Idempotency-Key. */
  readonly asked_by: string | null;
  /** What the person wrote; null where the agent begins. */
  readonly said: string | null;
  /** Tells apart texts that are the same once they are masked. */
  readonly mark: string;
  /** Rounds of calls until now, of all agents. */
  readonly steps: number;
  /** Reports that may not be stored yet. */
  readonly reports: readonly SessionReport[];
  readonly metrics: SessionMetrics;
  /** What the knowledge tools found. */
  readonly found: readonly KnowledgeToolResult[];
  readonly hand_offs: HandOffState;
  /** What agents came to that handed over. */
  readonly earlier: readonly AgentPart[];
  /** Null before the first call. */
  readonly step: TurnStep | null;
  /** Of the calls of this step that have ended. */
  readonly results: readonly CallResult[];
  /** What the turn came to, once nothing is left but to say so. */
  readonly outcome: AgentPart | null;
  /** Whether its function was done with it: only the same request can ask for it again. */
  readonly is_told: boolean;
}

/** Two bytes of a digest: enough to tell two numbers apart, too little to find out one. */
const MARK_CHARACTERS = 4;

/** A text as it is compared with one that is sent again. */
export function heardText(said: string | null, mask: MaskText | null): Pick<TurnProgress, 'said' | 'mark'> {
  const text = said ?? '';
  return {
    said: said === null || mask === null ? said : mask(said),
    mark: sha256Hex(text).slice(0, MARK_CHARACTERS),
  };
}

/** What was found, without what is masked in its texts. */
export function maskedKnowledge(
  found: readonly KnowledgeToolResult[],
  mask: MaskText | null,
): readonly KnowledgeToolResult[] {
  if (mask === null) return found;
  return found.map((one) => ({ ...one, results: one.results.map((each) => ({ ...each, text: mask(each.text) })) }));
}

/** What an agent came to, without what is masked. */
export const maskedPart = (part: AgentPart, mask: MaskText | null): AgentPart =>
  mask === null ? part : { ...part, text: mask(part.text) };

/** A result as it is kept. */
export function resultText(value: JsonValue, mask: MaskText | null): string {
  return JSON.stringify(mask === null ? value : maskValue(value, mask));
}
