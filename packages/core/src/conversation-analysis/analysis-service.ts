import { auditValue } from '../audit/index.ts';
import {
  AppError,
  type Clock,
  type IdSource,
  notFound,
  type Page,
  type TenantScope,
  type UnitOfWork,
  type Work,
} from '../kernel/index.ts';
import { OPEN_STATUSES, type SessionRepository, type StoredSession } from '../session-orchestrator/index.ts';
import type {
  AnalysisDefinitionReader,
  AnalysisQueue,
  AnalysisRepository,
  PinnedAnalysisReader,
} from './analysis-repository.ts';
import {
  type CreateAnalysis,
  type ListAnalyses,
  type SessionAnalysis,
  type StoredAnalysis,
  shownAnalysis,
} from './session-analysis.ts';

/** When the sweep asks again for a worker, should the message have been lost. */
const MESSAGE_DEADLINE_MS = 60_000;
/** Analyses of one session that wait or run at the same time. */
const MAX_UNFINISHED = 5;

/** A definition in one version. */
export interface AnalysisPin {
  readonly analysis_definition_id: string;
  readonly version: number;
}

/** What writing an analysis down needs. */
export interface NewAnalysisDeps {
  readonly analyses: AnalysisRepository;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Writes down that a session is to be analysed, in a transaction that somebody else began. */
export async function insertAnalysis(
  { analyses, clock, ids }: NewAnalysisDeps,
  scope: TenantScope,
  work: Work,
  { session, pin, trigger }: { session: StoredSession; pin: AnalysisPin; trigger: SessionAnalysis['trigger'] },
): Promise<StoredAnalysis> {
  const now = clock.now();
  const created: StoredAnalysis = {
    object: 'session_analysis',
    id: ids.next('session_analysis'),
    tenant_id: scope.tenant_id,
    session_id: session.id,
    agent_id: session.agent_id,
    analysis_definition_id: pin.analysis_definition_id,
    analysis_definition_version: pin.version,
    trigger,
    status: 'pending',
    summary: null,
    success: null,
    data: null,
    transcript: null,
    model: null,
    usage: { input_tokens: 0, input_cached_tokens: 0, output_tokens: 0 },
    error: null,
    attempt: 0,
    created_by: scope.subject,
    created_at: now,
    started_at: null,
    completed_at: null,
    deadline_at: new Date(now.getTime() + MESSAGE_DEADLINE_MS),
  };
  await analyses.insert(scope, work, created);
  const { session_id, analysis_definition_id, analysis_definition_version, status } = created;
  work.record({
    action: 'analysis.created',
    entity: { type: 'session_analysis', id: created.id },
    old_value: null,
    new_value: auditValue({ session_id, analysis_definition_id, analysis_definition_version, trigger, status }),
  });
  return created;
}

/** What asking for an analysis needs. */
export interface CreateAnalysisDeps extends NewAnalysisDeps {
  readonly definitions: AnalysisDefinitionReader;
  readonly pinned: PinnedAnalysisReader;
  readonly sessions: Pick<SessionRepository, 'get'>;
  readonly queue: AnalysisQueue;
  readonly unitOfWork: UnitOfWork;
}

/** Makes the use case that asks for an analysis of a session that is over; a worker makes it. The session stays as it is. */
export function createCreateAnalysis(deps: CreateAnalysisDeps) {
  const { analyses, definitions, pinned, sessions, queue, unitOfWork } = deps;

  async function pinOf(scope: TenantScope, session: StoredSession, input: CreateAnalysis): Promise<AnalysisPin> {
    const { analysis_definition_id, analysis_definition_version } = input;
    if (analysis_definition_id === undefined) {
      const pin = await pinned.find(scope, session.binding_digest);
      if (pin !== undefined) return pin;
      const message = 'The agent of the session names no analysis definition: name one.';
      throw new AppError('unprocessable', { message, param: 'analysis_definition_id' });
    }
    const head = await definitions.findHead(scope, analysis_definition_id);
    if (head === undefined) throw new AppError('reference_not_found', { param: 'analysis_definition_id' });
    if (head.archived_at !== null) throw new AppError('reference_archived', { param: 'analysis_definition_id' });
    const version = analysis_definition_version ?? head.latest_version;
    if (version === null) {
      const message = 'The analysis definition has no published version.';
      throw new AppError('reference_not_found', { message, param: 'analysis_definition_id' });
    }
    if ((await definitions.findVersion(scope, analysis_definition_id, version)) === undefined) {
      throw new AppError('reference_not_found', { param: 'analysis_definition_version' });
    }
    return { analysis_definition_id, version };
  }

  /**
   * @throws AppError `not_found` for the session, `session_not_over`; `reference_not_found` and `reference_archived` for
   * the definition; `unprocessable` where none is pinned or named; `limit_exceeded`.
   */
  return async (scope: TenantScope, session_id: string, input: CreateAnalysis): Promise<SessionAnalysis> => {
    const session = await sessions.get(scope, session_id);
    if (session === null) throw notFound('session');
    if (OPEN_STATUSES.includes(session.status)) throw new AppError('session_not_over');
    const pin = await pinOf(scope, session, input);
    if ((await analyses.countUnfinished(scope, session_id, MAX_UNFINISHED)) >= MAX_UNFINISHED) {
      throw new AppError('limit_exceeded', {
        message: `${MAX_UNFINISHED} analyses of the session are pending or running: wait until one has ended.`,
        details: { limit: 'unfinished_analyses', allowed: MAX_UNFINISHED, used: MAX_UNFINISHED },
      });
    }
    const created = await unitOfWork.run(scope, (work) =>
      insertAnalysis(deps, scope, work, { session, pin, trigger: 'request' }),
    );
    // The analysis is there: should this message be lost, the sweep sends another.
    const order = { tenant_id: created.tenant_id, session_analysis_id: created.id };
    await queue.send(order).catch(() => undefined);
    return shownAnalysis(created);
  };
}

/** Makes the reading of analyses. A session or an analysis that the tenant does not have is `not_found`. */
export function createAnalysisReader({ analyses, sessions }: Pick<CreateAnalysisDeps, 'analyses' | 'sessions'>) {
  return {
    async list(scope: TenantScope, session_id: string, query: ListAnalyses): Promise<Page<SessionAnalysis>> {
      if ((await sessions.get(scope, session_id)) === null) throw notFound('session');
      const page = await analyses.list(scope, session_id, query);
      return { ...page, data: page.data.map(shownAnalysis) };
    },
    async get(scope: TenantScope, session_id: string, id: string): Promise<SessionAnalysis> {
      const found = await analyses.get(scope, session_id, id);
      if (found === null) throw notFound('analysis of this session');
      return shownAnalysis(found);
    },
  };
}
