import { auditValue } from '../audit/index.ts';
import {
  AppError,
  type Clock,
  type RequestOrigin,
  systemScope,
  type TenantScope,
  type UnitOfWork,
} from '../kernel/index.ts';
import { createSessionReader, type SessionRepository } from '../session-orchestrator/index.ts';
import type { ChatModels } from '../text-conversation/index.ts';
import { transcriptWindow } from './analysis-question.ts';
import type {
  AnalysisDefinitionReader,
  AnalysisEnd,
  AnalysisOrder,
  AnalysisRepository,
} from './analysis-repository.ts';
import { type AskModelDeps, addUsage, askModels } from './ask-model.ts';
import { type AnalysisErrorCode, type AnalysisUsage, analysisError, type StoredAnalysis } from './session-analysis.ts';

/** What a worker of analyses needs. */
export interface RunAnalysisDeps extends AskModelDeps {
  readonly analyses: AnalysisRepository;
  readonly definitions: Pick<AnalysisDefinitionReader, 'findVersion'>;
  readonly sessions: SessionRepository;
  readonly models: ChatModels;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  /** Hears of an attempt that failed and will be repeated. */
  readonly onFailure: (failure: { session_analysis_id: string; attempt: number; error: unknown }) => void;
}

const MAX_ATTEMPTS = 3;
/** Longer than the function of a worker may run: past it, the worker is dead. */
const ATTEMPT_MS = 6 * 60_000;
/** How long models may take, so that the worker is still there to say so. */
const MODELS_MS = 4 * 60_000;
const RETRY_AFTER_MS = 15_000;

type Outcome = Omit<AnalysisEnd, 'completed_at'>;

/** Makes the worker: it analyses a session that was asked for. Called twice for one, it works once. */
export function createRunAnalysis(deps: RunAnalysisDeps) {
  const { analyses, clock } = deps;

  async function again(scope: TenantScope, claimed: StoredAnalysis, usage: AnalysisUsage): Promise<void> {
    await analyses.giveBack(scope, claimed, { deadline_at: new Date(clock.now().getTime() + RETRY_AFTER_MS), usage });
  }

  return async ({ tenant_id, session_analysis_id }: AnalysisOrder, origin: RequestOrigin): Promise<void> => {
    const scope = systemScope(tenant_id, 'analyst', origin);
    const seen = await analyses.find(scope, session_analysis_id);
    const now = clock.now();
    if (seen === null || !isDue(seen, now)) return;
    if (!(await analyses.claim(scope, seen, now, new Date(now.getTime() + ATTEMPT_MS)))) return;
    const claimed = { ...seen, attempt: seen.attempt + 1 };
    const isLast = claimed.attempt >= MAX_ATTEMPTS;
    if (claimed.attempt > MAX_ATTEMPTS) return end(deps, scope, claimed, failed(claimed, 'gave_up'));
    try {
      const outcome = await analyse(deps, scope, claimed);
      // A provider that is away now may be back soon; an answer that does not fit was asked for again already.
      if (outcome.error?.code === 'provider_failed' && !isLast) return await again(scope, claimed, outcome.usage);
      await end(deps, scope, claimed, outcome);
    } catch (error) {
      deps.onFailure({ session_analysis_id, attempt: claimed.attempt, error });
      if (isLast) return end(deps, scope, claimed, failed(claimed, 'gave_up'));
      await again(scope, claimed, claimed.usage);
    }
  };
}

/** Whether a worker may take it: nobody has, or who had is dead. */
function isDue({ status, deadline_at }: StoredAnalysis, now: Date): boolean {
  return status === 'pending' || (status === 'running' && deadline_at !== null && deadline_at < now);
}

function failed(
  { usage, transcript }: Pick<StoredAnalysis, 'usage' | 'transcript'>,
  code: AnalysisErrorCode,
  detail?: string,
): Outcome {
  const nothing = { summary: null, success: null, data: null, model: null };
  return { ...nothing, status: 'failed', transcript, usage, error: analysisError(code, detail) };
}

async function analyse(deps: RunAnalysisDeps, scope: TenantScope, claimed: StoredAnalysis): Promise<Outcome> {
  const { definitions, sessions, models, clock } = deps;
  const { session_id, analysis_definition_id, analysis_definition_version } = claimed;
  const [version, transcript] = await Promise.all([
    definitions.findVersion(scope, analysis_definition_id, analysis_definition_version),
    createSessionReader({ sessions }).getTranscript(scope, session_id),
  ]);
  if (version === undefined) return failed(claimed, 'definition_unusable', 'Its version is not there.');
  const { content } = version;
  const window = transcriptWindow(transcript, content.max_transcript_tokens);
  const { turns, turns_used, is_truncated } = window;
  const read = { ...claimed, transcript: { turns, turns_used, is_truncated } };
  if (turns === 0) return failed(read, 'nothing_said');
  const chain = await models.of(scope, content.llm).catch((error: unknown) => {
    if (error instanceof AppError && error.code !== 'upstream_failed') return error;
    throw error;
  });
  if (chain instanceof AppError) return failed(read, 'definition_unusable', chain.message);
  const until = new Date(clock.now().getTime() + MODELS_MS);
  const { model, answer, usage, failure } = await askModels(deps, chain, { content, window, until });
  const spent = { ...read, usage: addUsage(claimed.usage, usage) };
  if (answer === null) return failed(spent, 'provider_failed', failure ?? undefined);
  if (!answer.fits) {
    return { ...failed(spent, 'invalid_answer', answer.problems.slice(0, 5).join(' ')), model };
  }
  return { status: 'completed', ...answer.found, transcript: read.transcript, model, usage: spent.usage, error: null };
}

async function end(deps: RunAnalysisDeps, scope: TenantScope, claimed: StoredAnalysis, how: Outcome): Promise<void> {
  const { analyses, unitOfWork, clock } = deps;
  await unitOfWork.run(scope, async (work) => {
    if (!(await analyses.finish(scope, work, claimed, { ...how, completed_at: clock.now() }))) return;
    const { session_id, agent_id, analysis_definition_id, analysis_definition_version } = claimed;
    const of = { session_id, agent_id, analysis_definition_id, analysis_definition_version };
    // What was said stays where it is guarded: the event says how it ended, and who may read it reads it.
    const { status, success, error, usage, transcript, model } = how;
    const passed = success === null ? null : success.passed;
    work.record({
      action: status === 'completed' ? 'analysis.completed' : 'analysis.failed',
      entity: { type: 'session_analysis', id: claimed.id },
      old_value: { status: 'running' },
      new_value: auditValue({ ...of, status, passed, error, usage, transcript, model }),
    });
  });
}
