import type { z } from 'zod';
import type { ResolvedConfig } from '../config-resolver/index.ts';
import type { JsonValue } from '../kernel/index.ts';
import type { OutgoingTool } from '../tool-execution/index.ts';
import type { ClientToolConfig } from '../tool-registry/index.ts';
import type { KnowledgeToolResult } from '../vector-search/index.ts';

/** What to search for, and how much of it is worth having. */
export interface KnowledgeQuery {
  readonly query: string;
  readonly top_k: number;
  readonly min_score: number;
}

/** Searches the knowledge that this session may see; tenant and indexes are closed over. */
export type KnowledgeSearch = (query: KnowledgeQuery) => Promise<KnowledgeToolResult>;

/** A tool as the session's config has it. */
export type ResolvedTool = ResolvedConfig['tools'][number];

/**
 * Runs a tool that calls out, with the secrets of the session's tenant.
 *
 * @param callId of this one call, the same where it is repeated
 * @throws SpeakableFailure where the arguments do not fit, or the service is no help.
 */
export type CallOut = (
  tool: OutgoingTool,
  args: Readonly<Record<string, unknown>>,
  callId: string,
) => Promise<JsonValue>;

/**
 * Has a tool carried out by the end user's app.
 *
 * @throws SpeakableFailure where the arguments do not fit, or the app is no help.
 */
export type CallClient = (
  tool: ResolvedTool,
  config: ClientToolConfig,
  args: Readonly<Record<string, unknown>>,
) => Promise<JsonValue>;

/** Whom a phone call is handed over to, as the tool's version has it. */
interface TransferTarget {
  /** A number in E.164, or a SIP address. */
  readonly to: string;
  /** SIP headers of the REFER, or of the call to the colleague. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The telephone goes there at once, by SIP REFER. */
interface BlindOrder extends TransferTarget {
  readonly mode: 'blind';
  readonly play_dialtone: boolean;
}

/** A colleague is called, told what it is about, and put through. */
interface WarmOrder extends TransferTarget {
  readonly mode: 'warm';
  /** Left out: the conversation is summed up. */
  readonly briefing?: string | undefined;
  readonly ring_timeout_seconds?: number | undefined;
  /** The number as which the colleague is called. */
  readonly from?: string | undefined;
}
export type TransferOrder = BlindOrder | WarmOrder;

/**
 * What became of it. `refused`: the telephone network said no. `not_allowed`: our own rules did. `under_way`: another
 * one has not ended yet. `not_taken`: a colleague was called, and did not take the call over. In all of them the call goes
 * on.
 */
export type TransferOutcome =
  | { readonly outcome: 'done' | 'not_allowed' | 'under_way' }
  | { readonly outcome: 'refused'; readonly sip_status_code: number }
  | { readonly outcome: 'not_taken'; readonly result: 'busy' | 'no_answer' | 'declined' | 'canceled' | 'failed' };

/** The telephone at the other end. */
export interface PhoneCall {
  /** Presses one key: 0–9, *, #, A–D. */
  pressKey(key: string): Promise<void>;
  /**
   * Hands the call over; resolves when the other end has it, or has not. Of a warm one that may take minutes, in which
   * the caller waits.
   *
   * @throws Error where nobody can tell
   */
  transfer(order: TransferOrder): Promise<TransferOutcome>;
}

/** A failure whose message is meant for the model: fit to be spoken about, free of internals. */
export class SpeakableFailure extends Error {
  override name = 'SpeakableFailure';
}

/** Where tools write what went wrong, without what was said. */
export interface ToolLog {
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
}

/** What a session lends to its tools. */
export interface ToolContext {
  readonly knowledgeSearch: KnowledgeSearch;
  /** Keeps what was found, so that the answer can cite it. */
  readonly rememberKnowledge: (result: KnowledgeToolResult) => void;
  readonly callOut: CallOut;
  /** Left out where there is no room that an app could be in. */
  readonly callClient?: CallClient;
  /**
   * Hands the conversation over to another agent of the session; left out where there can be none.
   *
   * @throws SpeakableFailure where the session has no such agent, or has been handed over too often.
   */
  readonly handOff?: (agentId: string) => Promise<void>;
  /** Nothing where nobody is on the telephone. */
  readonly phoneCall: () => PhoneCall | undefined;
  /** Notes that so many keys were pressed on the telephone; which ones may be a secret. */
  readonly keysPressed: (count: number) => void;
  /** Waits so many milliseconds. */
  readonly sleep: (ms: number) => Promise<void>;
  /** Ends the session now. */
  readonly endCall: () => void;
  /** Says a text to its end, then ends the session. */
  readonly sayAndEndCall: (text: string) => void;
}

/** The same within one turn of the agent. */
export interface ToolRunContext extends ToolContext {
  readonly tool: ResolvedTool;
  /** Of this call, unique: what is called can tell a repeat by it. */
  readonly call_id: string;
  /**
   * Has this turn of the agent cut off by nobody, so that the result of the tool is heard of; left out where a turn
   * cannot be cut off.
   *
   * @throws Error where it is cut off already
   */
  readonly keepTurn?: () => void;
  /** Calls back when the agent has finished this turn, what it says about the tool's result included. */
  readonly afterTurn: (callback: () => void) => void;
}

/** A named implementation that tool versions refer to by `handler_ref`. */
export interface ToolHandler<A = unknown, C = unknown> {
  /** What the model may supply. Everything else it sends is dropped here, whatever the tool's JSON Schema says. */
  readonly arguments: z.ZodType<A>;
  /** What the tool's version fixes: the model neither sees nor sets it. */
  readonly config: z.ZodType<C>;
  /** Longest run; then the model is told that the tool failed. */
  readonly timeout_ms: number | ((config: C) => number);
  /** What the model is told when the tool fails: fit to be spoken about, free of internals. */
  readonly failure: string;
  /** @returns what the model gets, as JSON text; undefined when it is to say nothing about it. */
  run(args: A, config: C, context: ToolRunContext): Promise<JsonValue | undefined>;
}

/** Declares a handler and checks its argument and config types against their schemas. */
export function defineTool<A, C>(handler: ToolHandler<A, C>): ToolHandler {
  return handler as ToolHandler;
}
