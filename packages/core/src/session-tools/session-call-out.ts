import { systemScope } from '../kernel/index.ts';
import type { DispatchMetadata } from '../session-orchestrator/index.ts';
import type { ToolRunner } from '../tool-execution/index.ts';
import { type CallOut, SpeakableFailure, type ToolLog } from './tool-handler.ts';

/** Problems that are named to the model. */
const NAMED_PROBLEMS = 10;

/**
 * Calls out for one session: its tenant is fixed here, and with it whose secrets can be sent. What a service answers,
 * its refusal included, is told to the model as data; how it went is logged without what was said.
 */
export function sessionCallOut(runner: ToolRunner, dispatch: DispatchMetadata, log: ToolLog): CallOut {
  const scope = systemScope(dispatch.tenant_id, 'agent-runtime', {
    request_id: dispatch.session_id,
    source: 'runtime',
  });
  return async (tool, args, callId) => {
    const outcome = await runner.run(scope, tool, args, callId);
    if (outcome.wrong_arguments !== undefined) {
      const problems = outcome.wrong_arguments.slice(0, NAMED_PROBLEMS);
      const named = problems.map(({ path, message }) => `${path === '' ? 'the arguments' : path} ${message}`);
      throw new SpeakableFailure(`Wrong arguments: ${named.join('; ')}.`);
    }
    const { run, violations } = outcome;
    if (violations.length > 0) {
      const paths = violations.map(({ path }) => path).slice(0, NAMED_PROBLEMS);
      log.warn('a tool gave something else than its result schema says', { tool: tool.name, paths });
    }
    const answer = runner.answerOf(tool, run);
    if (run.failure === null) return answer;
    log.warn('a tool brought no result', { tool: tool.name, code: run.failure.code, attempts: run.attempts });
    throw new SpeakableFailure(JSON.stringify(answer));
  };
}
