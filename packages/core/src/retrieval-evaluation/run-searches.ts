import { type Clock, isAppError, type TenantScope } from '../kernel/index.ts';
import type { SearchResult, SearchService } from '../vector-search/index.ts';
import type { EvaluatedConfiguration, EvaluationReasonCode, StoredEvaluation } from './evaluation.ts';
import type { EvaluationRepository, EvaluationResultRepository } from './evaluation-repository.ts';
import { KEPT_HITS, type MeasuredResult, resultId, type StoredEvaluationResult } from './evaluation-result.ts';
import { gradeHits, scoreQuery } from './judge-hits.ts';
import { type LabelledQuery, queryKey } from './query-set.ts';

/** What doing the searches needs. */
export interface RunSearchesDeps {
  readonly search: Pick<SearchService, 'search'>;
  readonly evaluations: Pick<EvaluationRepository, 'advance'>;
  readonly results: Pick<EvaluationResultRepository, 'upsert'>;
  readonly clock: Clock;
  /** Milliseconds since some moment, finer than the clock and never set back: what latencies are measured with. */
  readonly stopwatch: () => number;
}

/** The searches end before their end, and another attempt would not get any farther. */
export class EvaluationStopped extends Error {
  readonly reason: EvaluationReasonCode | 'superseded';
  readonly detail: string | undefined;

  constructor(reason: EvaluationReasonCode | 'superseded', detail?: string) {
    super(reason);
    this.reason = reason;
    this.detail = detail;
  }
}

/** Results that are written at once, and how often progress is told. */
const BATCH = 50;

/** What a search says that would be said again. */
const REFUSALS = ['unprocessable', 'reference_not_found', 'invalid_body'] as const;

type Place = { readonly configuration: number; readonly query: number };

function resultOf(
  { id, tenant_id, attempt }: StoredEvaluation,
  configuration: EvaluatedConfiguration,
  query: LabelledQuery,
  at: Place,
  { found, latency_ms }: { found: SearchResult; latency_ms: number },
): StoredEvaluationResult {
  const graded = gradeHits(found.data, query.relevant);
  return {
    object: 'evaluation_result',
    id: resultId(id, attempt, at.configuration, at.query),
    tenant_id,
    evaluation_id: id,
    attempt,
    key: queryKey(query),
    configuration: configuration.name,
    query: at.query,
    text: query.text,
    relevant_count: query.relevant.length,
    ...scoreQuery(graded, query.relevant),
    grounded: found.grounded,
    latency_ms,
    hits: found.data.slice(0, KEPT_HITS).map(({ citation, score }, place) => ({
      file_id: citation.file_id,
      file_name: citation.file_name,
      version: citation.version,
      page: citation.page,
      page_end: citation.page_end ?? null,
      score,
      grade: graded[place]?.grade ?? 0,
    })),
  };
}

/**
 * Asks every query in every configuration, one after the other: searches side by side would wait for each other, and
 * latencies would say how many there were. The first query of each configuration is asked once more beforehand, for
 * connections that are opened on the way belong to no query.
 *
 * @throws EvaluationStopped past the deadline, when a search is refused, and when the attempt is another's by now.
 */
export async function runSearches(
  deps: RunSearchesDeps,
  scope: TenantScope,
  claimed: StoredEvaluation,
  { queries, deadline }: { queries: readonly LabelledQuery[]; deadline: Date },
): Promise<readonly MeasuredResult[]> {
  const { search, evaluations, results, clock, stopwatch } = deps;

  async function ask(
    { name: _, ...configuration }: EvaluatedConfiguration,
    { text, filter }: LabelledQuery,
    at: Place,
  ) {
    const { index_id, snapshot_id } = claimed;
    const indexes = [{ index_id, ...(snapshot_id === null ? {} : { snapshot_id }) }];
    const since = stopwatch();
    const request = { ...configuration, query: text, index_ids: [index_id], indexes, filter };
    const found = await search.search(scope, request).catch((error: unknown) => {
      if (!isAppError(error) || !REFUSALS.some((code) => code === error.code)) throw error;
      throw new EvaluationStopped('search_refused', `Query ${at.query}: ${error.message}`);
    });
    return { found, latency_ms: Math.round((stopwatch() - since) * 1_000) / 1_000 };
  }

  const done: MeasuredResult[] = [];
  let batch: StoredEvaluationResult[] = [];
  const write = async () => {
    await results.upsert(scope, batch);
    batch = [];
    if (!(await evaluations.advance(scope, claimed, done.length))) throw new EvaluationStopped('superseded');
  };
  for (const [number, configuration] of claimed.configurations.entries()) {
    const [first] = queries;
    if (first !== undefined) await ask(configuration, first, { configuration: number, query: 1 });
    for (const [index, query] of queries.entries()) {
      if (clock.now() > deadline) {
        throw new EvaluationStopped('took_too_long', `${done.length} of ${claimed.searches_total} were done.`);
      }
      const at = { configuration: number, query: index + 1 };
      const result = resultOf(claimed, configuration, query, at, await ask(configuration, query, at));
      const { hits: _, ...measured } = result;
      done.push(measured);
      batch.push(result);
      if (batch.length === BATCH) await write();
    }
  }
  await write();
  return done;
}
