import type { TenantScope } from '../kernel/index.ts';
import type { ToolContent } from '../tool-registry/index.ts';
import { modelAnswer } from './model-answer.ts';
import type { SchemaJudge, SchemaViolation } from './outgoing-ports.ts';
import type { ToolArguments } from './request-values.ts';
import { type OutgoingToolDeps, runHttpTool } from './run-http-tool.ts';
import { type McpToolDeps, runMcpTool } from './run-mcp-tool.ts';
import type { ToolRun } from './tool-run.ts';

/** What a version fixes of a tool that calls out. */
export type OutgoingTool = Pick<ToolContent, 'parameters' | 'result'> &
  Extract<ToolContent, { handler_ref: 'http' | 'mcp' }>;

/** Everything that tools which call out need. */
export interface ToolRunnerDeps extends OutgoingToolDeps, McpToolDeps {
  readonly judge: SchemaJudge;
}

/** A run, or what is wrong with the arguments, by path. */
export type RunOutcome =
  | { readonly wrong_arguments: readonly SchemaViolation[]; readonly run?: undefined }
  | {
      readonly wrong_arguments?: undefined;
      readonly run: ToolRun;
      /** Where the result differs from the schema of the version. */
      readonly violations: readonly SchemaViolation[];
    };

/** Runs tools that call out, the same way in a session and in a test. */
export function createToolRunner(deps: ToolRunnerDeps) {
  return {
    /** @param callId of this one call, the same where it is repeated: what it calls can tell by it */
    async run(scope: TenantScope, tool: OutgoingTool, args: ToolArguments, callId: string): Promise<RunOutcome> {
      const judged = deps.judge.judge(tool.parameters, args);
      if (judged.issues.length > 0) return { wrong_arguments: judged.issues };
      const complete = judged.value as ToolArguments;
      const run =
        tool.handler_ref === 'http'
          ? await runHttpTool(deps, scope, tool.config, complete, callId)
          : await runMcpTool(deps, scope, tool.config, complete, callId);
      const isWhole = run.failure === null && !run.truncated && tool.result !== undefined;
      return { run, violations: isWhole ? deps.judge.judge(tool.result ?? {}, run.result).issues : [] };
    },

    /** What the model is told about a run. */
    answerOf: (tool: OutgoingTool, run: ToolRun) =>
      modelAnswer(tool.handler_ref === 'http' ? tool.config.url : tool.config.server_url, run),
  };
}
export type ToolRunner = ReturnType<typeof createToolRunner>;
