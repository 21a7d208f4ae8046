import { AppError, type JsonValue, type TenantScope } from '../kernel/index.ts';
import { knowledgeSearchConfigSchema, type ToolContent } from '../tool-registry/index.ts';
import { type SearchService, toKnowledgeResult } from '../vector-search/index.ts';
import type { SchemaJudge, SchemaViolation } from './outgoing-ports.ts';
import { mcpServerTools } from './run-mcp-tool.ts';
import { createToolRunner, type OutgoingTool, type ToolRunnerDeps } from './run-tool.ts';
import type { TestToolInput, ToolTest } from './tool-test.ts';

/** Characters of an answer that a test shows. */
const SHOWN_CHARACTERS = 65_536;

/** Time for asking an MCP server what it offers, besides the run. */
const LISTING_TIMEOUT_MS = 3_000;

/** What testing needs. */
export interface ToolTesterDeps extends ToolRunnerDeps {
  readonly search: Pick<SearchService, 'search'>;
}

/** The version or draft that is tested. */
export interface TestedTool {
  readonly tool_id: string;
  readonly version: number | null;
  readonly content: ToolContent;
}

type Shown = Omit<ToolTest, 'object' | 'tool_id' | 'version' | 'handler_ref' | 'duration_ms'>;

const NOTHING: Shown = {
  outcome: 'succeeded',
  message: null,
  failure_code: null,
  request: null,
  response: null,
  result: null,
  result_truncated: false,
  result_violations: [],
  model_answer: null,
  server_tools: null,
  attempts: 0,
};

/** Runs a tool for real and shows everything about it but secrets. */
export function createToolTester(deps: ToolTesterDeps) {
  const runner = createToolRunner(deps);

  async function outgoing(scope: TenantScope, tool: OutgoingTool, input: TestToolInput): Promise<Shown> {
    const offered =
      tool.handler_ref === 'mcp'
        ? mcpServerTools(
            deps,
            scope,
            { ...tool.config, timeout_ms: Math.min(tool.config.timeout_ms, LISTING_TIMEOUT_MS) },
            input.arguments,
          )
        : null;
    offered?.catch(() => undefined);
    const outcome = await runner.run(scope, tool, input.arguments, `test_${scope.origin.request_id}`);
    if (outcome.wrong_arguments !== undefined) throw wrongArguments(outcome.wrong_arguments);
    const { run, violations } = outcome;
    const { request, answer, failure } = run;
    return {
      ...NOTHING,
      outcome: failure === null ? 'succeeded' : 'failed',
      message: failure?.message ?? null,
      failure_code: failure?.code ?? null,
      request: request === null ? null : { ...request, body: request.body ?? null },
      response:
        answer === null
          ? null
          : {
              status: answer.status,
              headers: { ...answer.headers },
              body: answer.body.slice(0, SHOWN_CHARACTERS),
              body_truncated: answer.body.length > SHOWN_CHARACTERS,
            },
      result: (run.result ?? null) as ToolTest['result'],
      result_truncated: run.truncated,
      result_violations: [...violations],
      model_answer: runner.answerOf(tool, run) as ToolTest['model_answer'],
      server_tools: (await offered) as ToolTest['server_tools'],
      attempts: run.attempts,
    };
  }

  async function knowledge(scope: TenantScope, content: ToolContent, input: TestToolInput): Promise<Shown> {
    const args = checkedArguments(deps.judge, content, input.arguments);
    if (input.index_ids.length === 0) {
      throw new AppError('unprocessable', {
        message: 'index_ids must name the search indexes that a binding would pin.',
        param: 'index_ids',
      });
    }
    const config = knowledgeSearchConfigSchema.parse(content.config);
    const query = String(args['query'] ?? '').trim();
    if (query === '' || query.length > 1_000) {
      throw wrongArguments([{ path: 'query', message: 'must have 1 to 1000 characters' }]);
    }
    const found = await deps.search.search(scope, { query, index_ids: input.index_ids, ...config });
    const result = JSON.parse(JSON.stringify(toKnowledgeResult(found))) as NonNullable<ToolTest['result']>;
    const violations = content.result === undefined ? [] : deps.judge.judge(content.result, result).issues;
    return { ...NOTHING, result, model_answer: result, result_violations: violations, attempts: 1 };
  }

  return {
    /**
     * One run. A tool that only does something in a call is not run, and says so.
     *
     * @throws AppError `unprocessable` naming the argument that does not fit `parameters`, or index_ids.
     */
    async test(scope: TenantScope, { tool_id, version, content }: TestedTool, input: TestToolInput): Promise<ToolTest> {
      const startedAt = deps.clock.now().getTime();
      const shown = await run(scope, content, input);
      const duration_ms = deps.clock.now().getTime() - startedAt;
      return { object: 'tool_test', tool_id, version, handler_ref: content.handler_ref, ...shown, duration_ms };
    },
  };

  async function run(scope: TenantScope, content: ToolContent, input: TestToolInput): Promise<Shown> {
    switch (content.handler_ref) {
      case 'http':
      case 'mcp':
        return outgoing(scope, content, input);
      case 'knowledge_search':
        return knowledge(scope, content, input);
      default: {
        checkedArguments(deps.judge, content, input.arguments);
        const message = `${content.handler_ref} does something only in a call: start a session to try it.`;
        return { ...NOTHING, outcome: 'not_run', message };
      }
    }
  }
}
export type ToolTester = ReturnType<typeof createToolTester>;

function checkedArguments(judge: SchemaJudge, { parameters }: ToolContent, args: TestToolInput['arguments']) {
  const { value, issues } = judge.judge(parameters, args);
  if (issues.length > 0) throw wrongArguments(issues);
  return value as Record<string, JsonValue>;
}

function wrongArguments(violations: readonly SchemaViolation[]): AppError {
  const issues = violations.map(({ path, message }) => ({
    param: path === '' ? 'arguments' : `arguments.${path}`,
    message,
  }));
  const [first] = issues;
  return new AppError('unprocessable', {
    message: `${first?.param} ${first?.message}.`,
    ...(first === undefined ? {} : { param: first.param }),
    details: { issues: issues.slice(0, 50) },
  });
}
