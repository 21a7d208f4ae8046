import { z } from 'zod';
import { idSchema, pageQuery } from '../kernel/index.ts';
import type { EvaluationMetrics } from './evaluation.ts';
import { mean, percentile } from './metrics.ts';

/** Hits that a result keeps: as many as nDCG@10 looks at. */
export const KEPT_HITS = 10;

/** What one query came to in one configuration. */
export const evaluationResultSchema = z
  .object({
    object: z.literal('evaluation_result'),
    id: z.string(),
    tenant_id: idSchema('tenant'),
    evaluation_id: idSchema('evaluation'),
    configuration: z.string(),
    query: z.int().min(1).meta({ description: 'Its number in the set, from 1' }),
    text: z.string(),
    relevant_count: z.int().meta({ description: 'Places that answer it; 0: nothing does' }),
    ndcg_at_10: z.number().nullable(),
    recall_at_k: z.number().nullable(),
    reciprocal_rank: z.number().nullable(),
    hit: z.boolean(),
    grounded: z.boolean(),
    latency_ms: z.number(),
    hits: z
      .array(
        z.object({
          file_id: idSchema('file'),
          file_name: z.string(),
          version: z.int(),
          page: z.int(),
          page_end: z.int().nullable(),
          score: z.number(),
          grade: z.int().meta({ description: 'Of the label that it matches first; 0: none' }),
        }),
      )
      .meta({ description: `The first ${KEPT_HITS}` }),
  })
  .meta({ id: 'EvaluationResult', description: 'What one query came to in one configuration' });
export type EvaluationResult = z.infer<typeof evaluationResultSchema>;

/** A result as it is stored. */
export interface StoredEvaluationResult extends EvaluationResult {
  /** The attempt that wrote it: only those of the one that completed the evaluation count. */
  readonly attempt: number;
  /** See `queryKey`. */
  readonly key: string;
}

/** What metrics and comparisons need of a result. */
export type MeasuredResult = Omit<StoredEvaluationResult, 'hits'>;

/** Query of `GET …/evaluations/{evaluation_id}/results`. */
export const listEvaluationResultsSchema = z.strictObject({
  ...pageQuery,
  order: z.enum(['asc', 'desc']).default('asc').meta({ description: 'Order of configurations and queries' }),
  configuration: z.string().max(64).optional().meta({ description: 'Only those of this configuration' }),
});
export type ListEvaluationResults = z.output<typeof listEvaluationResultsSchema>;

/** The id of a result, from nothing but what it is of: in order, and no second one where an attempt is repeated. */
export function resultId(evaluation_id: string, attempt: number, configuration: number, query: number): string {
  const [a, c, q] = [attempt, configuration, query].map((number) => String(number).padStart(5, '0'));
  return `${evaluation_id}:${a}:${c}:${q}`;
}

/** A result without what only we keep of it. */
export function shownResult({ attempt: _attempt, key: _key, ...shown }: StoredEvaluationResult): EvaluationResult {
  return shown;
}

const rate = (flags: readonly boolean[]) => mean(flags.map(Number));
const numbers = (values: readonly (number | null)[]) => values.filter((value) => value !== null);

/** What results of one configuration come to together. */
export function summarise(results: readonly MeasuredResult[]): EvaluationMetrics {
  const answerable = results.filter(({ relevant_count }) => relevant_count > 0);
  const others = results.filter(({ relevant_count }) => relevant_count === 0);
  const latencies = results.map(({ latency_ms }) => latency_ms);
  return {
    ndcg_at_10: mean(numbers(answerable.map(({ ndcg_at_10 }) => ndcg_at_10))),
    recall_at_k: mean(numbers(answerable.map(({ recall_at_k }) => recall_at_k))),
    mrr: mean(numbers(answerable.map(({ reciprocal_rank }) => reciprocal_rank))),
    hit_rate: rate(answerable.map(({ hit }) => hit)),
    grounded_rate: rate(answerable.map(({ grounded }) => grounded)),
    refusal_rate: rate(others.map(({ grounded }) => !grounded)),
    latency_p50_ms: percentile(latencies, 0.5),
    latency_p95_ms: percentile(latencies, 0.95),
  };
}
