import { z } from 'zod';
import { isAppError, type JsonValue } from '../kernel/index.ts';
import {
  type ResolvedTool,
  SpeakableFailure,
  type ToolHandler,
  type ToolLog,
  type ToolRunContext,
} from './tool-handler.ts';
import { toolImplementations } from './tool-implementations.ts';

/** A tool of a config with the implementation that it refers to. */
export interface SessionTool {
  readonly tool: ResolvedTool;
  readonly handler: ToolHandler;
  /** What the tool's version fixes, as the handler takes it. */
  readonly config: unknown;
}

/** Time for tools: how long one took, and how long it may take. */
export interface ToolTimer {
  /** Milliseconds of a clock that nobody sets back. */
  elapsed(): number;
  /** Waits for the work and no longer than so many milliseconds. @throws Error when it is late */
  within<T>(work: Promise<T>, milliseconds: number): Promise<T>;
}

/** What came of one call: all that is told about it outside the conversation. */
export interface ToolCallReport {
  readonly type: 'tool_call';
  readonly tool_name: string;
  readonly handler_ref: string;
  readonly ok: boolean;
  readonly duration_ms: number;
}

/** What running tools needs. */
export interface SessionToolDeps {
  readonly timer: ToolTimer;
  readonly report: (report: ToolCallReport) => void;
  readonly log: ToolLog;
}

/** What the model is told: a result as JSON (undefined: nothing is to be said about it), or why there is none. */
export type ToolOutcome =
  | { readonly ok: true; readonly result: JsonValue | undefined }
  | { readonly ok: false; readonly message: string };

/** The config asks for a tool that this build does not have, or sets what its handler does not take. */
export class ToolConfigError extends Error {
  override name = 'ToolConfigError';
  constructor(tool: ResolvedTool, reason: string) {
    super(`the tool ${tool.name} (${tool.handler_ref}) cannot be used: ${reason}`);
  }
}

/** What another try could not mend: the config, or an account that it names. A secret store that is away could. */
export function isConfigurationError(error: unknown): error is Error {
  if (error instanceof ToolConfigError) return true;
  return isAppError(error) && error.code !== 'upstream_failed' && error.code !== 'upstream_timeout';
}

/**
 * The tools of a config with their implementations.
 *
 * @throws ToolConfigError when the config names a handler that there is none of, or sets what it does not take.
 */
export function prepareSessionTools(tools: readonly ResolvedTool[]): SessionTool[] {
  return tools.map((tool) => {
    const handler = Object.entries(toolImplementations).find(([name]) => name === tool.handler_ref)?.[1];
    if (handler === undefined) throw new ToolConfigError(tool, 'no such handler');
    const config = handler.config.safeParse(tool.config);
    if (!config.success) throw new ToolConfigError(tool, z.prettifyError(config.error));
    return { tool, handler, config: config.data };
  });
}

/** Runs one call of a tool, reports it, and never throws: whatever happens, the model gets a text and the session goes on. */
export async function runSessionTool(
  { tool, handler, config }: SessionTool,
  args: unknown,
  context: ToolRunContext,
  { timer, report, log }: SessionToolDeps,
): Promise<ToolOutcome> {
  const startedAt = timer.elapsed();
  const done = (outcome: ToolOutcome): ToolOutcome => {
    const duration_ms = Math.round(timer.elapsed() - startedAt);
    report({ type: 'tool_call', tool_name: tool.name, handler_ref: tool.handler_ref, ok: outcome.ok, duration_ms });
    return outcome;
  };
  const parsed = handler.arguments.safeParse(args);
  if (!parsed.success) return done({ ok: false, message: `Wrong arguments: ${z.prettifyError(parsed.error)}` });
  const { timeout_ms } = handler;
  const longest = typeof timeout_ms === 'number' ? timeout_ms : timeout_ms(config);
  try {
    return done({ ok: true, result: await timer.within(handler.run(parsed.data, config, context), longest) });
  } catch (error) {
    log.warn('a tool failed', { tool: tool.name, handler_ref: tool.handler_ref, error });
    return done({ ok: false, message: error instanceof SpeakableFailure ? error.message : handler.failure });
  }
}
