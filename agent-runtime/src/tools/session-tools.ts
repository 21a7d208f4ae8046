import { llm } from '@livekit/agents';
import {
  type ResolvedTool,
  SpeakableFailure,
  type ToolContext,
  type ToolHandler,
  toolImplementations,
} from '@patchbay/core/session-tools';
import type { Logger } from '@patchbay/observability';
import { z } from 'zod';
import type { UnnumberedReport } from '../reports/unnumbered-report.ts';

export interface SessionToolsDeps {
  readonly context: ToolContext;
  readonly report: (report: UnnumberedReport) => void;
  readonly log: Logger;
}

/**
 * The tools of a config as the language model sees them.
 *
 * @throws ToolConfigError when the config names a handler that this runtime does not have.
 */
export function createSessionTools(tools: readonly ResolvedTool[], deps: SessionToolsDeps): llm.FunctionTool[] {
  return tools.map((tool) => {
    const handler = Object.entries(toolImplementations).find(([name]) => name === tool.handler_ref)?.[1];
    if (handler === undefined) throw new ToolConfigError(tool, 'no such handler');
    const config = handler.config.safeParse(tool.config);
    if (!config.success) throw new ToolConfigError(tool, z.prettifyError(config.error));
    return createSessionTool(tool, handler, config.data, deps);
  });
}

/** The config asks for a tool that this build does not have, or sets what its handler does not take. */
export class ToolConfigError extends Error {
  override name = 'ToolConfigError';
  constructor(tool: ResolvedTool, reason: string) {
    super(`the tool ${tool.name} (${tool.handler_ref}) cannot be used: ${reason}`);
  }
}

/** Whatever happens inside, the model gets a text and the session goes on. */
function createSessionTool(
  tool: ResolvedTool,
  handler: ToolHandler,
  config: unknown,
  deps: SessionToolsDeps,
): llm.FunctionTool {
  return llm.tool({
    name: tool.name,
    description: tool.description,
    parameters: tool.parameters as Record<string, never>,
    execute: async (args: unknown, { ctx }) => {
      const context = {
        ...deps.context,
        tool,
        afterTurn: (callback: () => void) => ctx.speechHandle.addDoneCallback(callback),
      };
      const startedAt = performance.now();
      const done = (ok: boolean) => {
        const duration_ms = Math.round(performance.now() - startedAt);
        deps.report({ type: 'tool_call', tool_name: tool.name, ok, duration_ms });
      };
      const parsed = handler.arguments.safeParse(args);
      if (!parsed.success) {
        done(false);
        throw new llm.ToolError(`Wrong arguments: ${z.prettifyError(parsed.error)}`);
      }
      const { timeout_ms } = handler;
      const longest = typeof timeout_ms === 'number' ? timeout_ms : timeout_ms(config);
      try {
        const result = await withDeadline(handler.run(parsed.data, config, context), longest);
        done(true);
        return result;
      } catch (error) {
        deps.log.warn('a tool failed', { tool: tool.name, handler_ref: tool.handler_ref, error });
        done(false);
        throw new llm.ToolError(error instanceof SpeakableFailure ? error.message : handler.failure);
      }
    },
  }) as llm.FunctionTool;
}

async function withDeadline<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no result after ${timeoutMs} ms`)), timeoutMs);
  });
  return await Promise.race([work, late]).finally(() => clearTimeout(timer));
}
