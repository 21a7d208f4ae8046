import { randomUUID } from 'node:crypto';
import { llm, type voice } from '@livekit/agents';
import { systemToolTimer } from '@patchbay/config';
import {
  prepareSessionTools,
  type ResolvedTool,
  runSessionTool,
  type SessionTool,
  type ToolContext,
} from '@patchbay/core/session-tools';
import type { Logger } from '@patchbay/observability';
import type { UnnumberedReport } from '../reports/unnumbered-report.ts';

export interface SessionToolsDeps {
  readonly context: ToolContext;
  readonly report: (report: UnnumberedReport) => void;
  readonly log: Logger;
  /** Makes another agent of the session ready; left out where there is none. @throws SpeakableFailure */
  readonly agentFor?: (agentId: string) => Promise<voice.Agent>;
}

/**
 * The tools of a config as the language model sees them.
 *
 * @throws ToolConfigError when the config names a handler that this runtime does not have.
 */
export function createSessionTools(tools: readonly ResolvedTool[], deps: SessionToolsDeps): llm.FunctionTool[] {
  return prepareSessionTools(tools).map((tool) => createSessionTool(tool, deps));
}

/** Whatever happens inside, the model gets a text and the session goes on. */
function createSessionTool(prepared: SessionTool, deps: SessionToolsDeps): llm.FunctionTool {
  const { tool } = prepared;
  return llm.tool({
    name: tool.name,
    description: tool.description,
    parameters: tool.parameters as Record<string, never>,
    execute: async (args: unknown, { ctx }) => {
      let next: voice.Agent | undefined;
      const { agentFor } = deps;
      const handOff = async (agentId: string) => {
        next = await agentFor?.(agentId);
      };
      const context = {
        ...deps.context,
        ...(agentFor === undefined ? {} : { handOff }),
        tool,
        call_id: `call_${randomUUID()}`,
        keepTurn: () => ctx.disallowInterruptions(),
        afterTurn: (callback: () => void) => ctx.speechHandle.addDoneCallback(callback),
      };
      const outcome = await runSessionTool(prepared, args, context, { ...deps, timer: systemToolTimer });
      if (!outcome.ok) throw new llm.ToolError(outcome.message);
      return next === undefined ? outcome.result : llm.handoff({ agent: next, returns: outcome.result });
    },
  }) as llm.FunctionTool;
}
