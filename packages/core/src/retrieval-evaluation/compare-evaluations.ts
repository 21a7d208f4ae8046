import { z } from 'zod';
import { AppError, canonicalJson, idSchema, type JsonValue, type TenantScope } from '../kernel/index.ts';
import { type EvaluationMetrics, KEPT_RUNS, METRIC_NAMES, type StoredEvaluation } from './evaluation.ts';
import type { EvaluationResultRepository } from './evaluation-repository.ts';
import { type MeasuredResult, summarise } from './evaluation-result.ts';

/** Queries that each list of a comparison has at most: those that changed most. */
const LISTED = 100;
/** Differences below it are rounding. */
const EPSILON = 1e-9;

const configurationName = z.string().max(64).optional();

/** Query of `GET …/evaluations/{evaluation_id}/compare`. */
export const compareEvaluationSchema = z.strictObject({
  against: idSchema('evaluation').optional().meta({
    description:
      'The evaluation to compare with; the same one compares two of its configurations. Without it, the last completed one of the index before, by the same query set',
  }),
  configuration: configurationName.meta({
    description: 'The only configuration to compare; without it all that both have by the same name',
  }),
  against_configuration: configurationName.meta({
    description: 'What to compare that configuration with; the one of the same name unless given',
  }),
});
export type CompareEvaluation = z.output<typeof compareEvaluationSchema>;

const side = z.object({ evaluation_id: idSchema('evaluation'), configuration: z.string() });
const scoreField = z.number().meta({
  description: 'nDCG@10; of a query that nothing answers 1 where nothing was found, and 0 where something was',
});
const changedQueries = z.object({
  count: z.int(),
  data: z
    .array(z.object({ text: z.string(), before: scoreField, after: scoreField, delta: z.number() }))
    .meta({ description: `Those that changed most first, ${LISTED} at most` }),
});

/** What leads from one evaluation to another. */
export const evaluationComparisonSchema = z
  .object({
    object: z.literal('evaluation_comparison'),
    same_labels: z.boolean().meta({ description: 'Whether both have the same version of queries and labels' }),
    same_index: z.boolean().meta({
      description: 'Whether both searched the same generation of the same index, or the same snapshot of it',
    }),
    comparisons: z.array(
      z.object({
        before: side,
        after: side,
        queries: z.int().meta({ description: 'Queries that both have: metrics are of these only' }),
        metrics: z.array(
          z.object({
            name: z.enum(METRIC_NAMES as [keyof EvaluationMetrics, ...(keyof EvaluationMetrics)[]]),
            before: z.number().nullable(),
            after: z.number().nullable(),
            delta: z.number().nullable(),
          }),
        ),
        better: changedQueries,
        worse: changedQueries,
        unchanged: z.int(),
      }),
    ),
  })
  .meta({ id: 'EvaluationComparison', description: 'What leads from one evaluation to another' });
export type EvaluationComparison = z.infer<typeof evaluationComparisonSchema>;
type Comparison = EvaluationComparison['comparisons'][number];

/** The score of one query: what comparisons order by. */
const scoreOf = ({ ndcg_at_10, grounded }: MeasuredResult) => ndcg_at_10 ?? (grounded ? 0 : 1);

function metricsOf(before: readonly MeasuredResult[], after: readonly MeasuredResult[]): Comparison['metrics'] {
  const [from, to] = [summarise(before), summarise(after)];
  return METRIC_NAMES.map((name) => {
    const [a, b] = [from[name], to[name]];
    return { name, before: a, after: b, delta: a === null || b === null ? null : b - a };
  });
}

/** Compares results of two configurations, query by query: those that only one side has are left out. */
export function compareResults(
  before: readonly MeasuredResult[],
  after: readonly MeasuredResult[],
): Omit<Comparison, 'before' | 'after'> {
  const earlier = new Map(before.map((result) => [result.key, result]));
  const pairs = after.flatMap((to) => {
    const from = earlier.get(to.key);
    return from === undefined ? [] : [{ from, to }];
  });
  const changes = pairs
    .map(({ from, to }) => ({ text: to.text, before: scoreOf(from), after: scoreOf(to) }))
    .map((change) => ({ ...change, delta: change.after - change.before }))
    .filter(({ delta }) => Math.abs(delta) > EPSILON)
    .sort((a, b) => Math.abs(b.delta) - Math.abs(a.delta) || (a.text < b.text ? -1 : 1));
  const better = changes.filter(({ delta }) => delta > 0);
  const worse = changes.filter(({ delta }) => delta < 0);
  return {
    queries: pairs.length,
    metrics: metricsOf(
      pairs.map(({ from }) => from),
      pairs.map(({ to }) => to),
    ),
    better: { count: better.length, data: better.slice(0, LISTED) },
    worse: { count: worse.length, data: worse.slice(0, LISTED) },
    unchanged: pairs.length - changes.length,
  };
}

const namesOf = ({ configurations }: StoredEvaluation) => configurations.map(({ name }) => name);

function pairsOf(
  before: StoredEvaluation,
  after: StoredEvaluation,
  { configuration, against_configuration }: CompareEvaluation,
): readonly (readonly [string, string])[] {
  if (configuration === undefined) {
    const common = namesOf(after).filter((name) => namesOf(before).includes(name));
    if (common.length > 0 && against_configuration === undefined) return common.map((name) => [name, name]);
    const message = `Name configuration and against_configuration: one has ${namesOf(after).join(', ')}, the other ${namesOf(before).join(', ')}.`;
    throw new AppError('unprocessable', { message, param: 'configuration' });
  }
  const other = against_configuration ?? configuration;
  if (!namesOf(after).includes(configuration)) throw new AppError('reference_not_found', { param: 'configuration' });
  if (!namesOf(before).includes(other)) throw new AppError('reference_not_found', { param: 'against_configuration' });
  return [[other, configuration]];
}

/** What was searched, as far as it is known. */
const searched = ({ index_id, evaluated }: StoredEvaluation) =>
  canonicalJson({ index_id, evaluated: evaluated as JsonValue });

/**
 * Compares two completed evaluations.
 *
 * @throws AppError `unprocessable` for one that is not completed or whose results were removed, or without a common configuration to compare;
 * `reference_not_found` for a configuration that there is none of.
 */
export async function compareEvaluations(
  results: Pick<EvaluationResultRepository, 'measured'>,
  scope: TenantScope,
  { before, after }: { before: StoredEvaluation; after: StoredEvaluation },
  query: CompareEvaluation,
): Promise<EvaluationComparison> {
  for (const { id, status, results_removed_at } of [after, before]) {
    if (status === 'completed' && results_removed_at === null) continue;
    const param = id === query.against ? { param: 'against' } : {};
    const message =
      status === 'completed'
        ? `The evaluation ${id} has no results of single queries any more: those of the newest ${KEPT_RUNS} runs of a query set are kept. Compare metrics, or evaluate again.`
        : `The evaluation ${id} is ${status}, not completed.`;
    throw new AppError('unprocessable', { message, ...param });
  }
  const comparisons = await Promise.all(
    pairsOf(before, after, query).map(async ([from, to]): Promise<Comparison> => {
      const [earlier, later] = await Promise.all([
        results.measured(scope, before, from),
        results.measured(scope, after, to),
      ]);
      return {
        before: { evaluation_id: before.id, configuration: from },
        after: { evaluation_id: after.id, configuration: to },
        ...compareResults(earlier, later),
      };
    }),
  );
  return {
    object: 'evaluation_comparison',
    same_labels: before.query_set.digest === after.query_set.digest,
    same_index: searched(before) === searched(after),
    comparisons,
  };
}
