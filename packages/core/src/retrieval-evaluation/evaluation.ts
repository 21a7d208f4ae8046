import { z } from 'zod';
import { chunkingOptionsSchema } from '../ingestion-pipeline/index.ts';
import { idSchema, pageQuery, subjectSchema, timeField } from '../kernel/index.ts';
import { searchRequestSchema } from '../vector-search/index.ts';

const EVALUATION_STATUSES = ['queued', 'running', 'completed', 'failed'] as const;

/** Why an evaluation came to nothing. */
const EVALUATION_REASONS = {
  took_too_long: 'The searches took longer than an evaluation may: use fewer queries or configurations.',
  gave_up: 'The evaluation did not come to an end after several attempts: try again.',
  search_refused: 'A search was refused.',
  index_changed: 'The index was switched to another generation while it was evaluated: try again.',
  index_gone: 'The search index, or the snapshot of it, is no longer there.',
} as const;
export type EvaluationReasonCode = keyof typeof EVALUATION_REASONS;

/** Most searches of one evaluation: its queries by its configurations. */
export const MAX_SEARCHES = 4_000;
const MAX_CONFIGURATIONS = 8;
/** Runs of a query set, the newest that have ended, whose results of single queries are kept. */
export const KEPT_RUNS = 20;

const { mode, weights, min_score, expand } = searchRequestSchema.shape;

/** How to search, under a name. */
export const evaluatedConfigurationSchema = z
  .strictObject({
    name: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/, 'must be letters, digits, _ . and -, 64 at most')
      .meta({ description: 'By which results and comparisons know it', example: 'hybrid' }),
    mode,
    weights,
    top_k: z.int().min(1).max(50).default(10).meta({
      description: 'How many hits to ask for: the k of recall_at_k. Of fewer than ten, nDCG@10 counts those',
    }),
    min_score,
    expand,
  })
  .meta({ id: 'EvaluatedConfiguration', description: 'How to search, under a name' });
export type EvaluatedConfiguration = z.output<typeof evaluatedConfigurationSchema>;

/** Body of `POST …/evaluations`. */
export const createEvaluationSchema = z.strictObject({
  query_set_id: idSchema('query_set'),
  query_set_version: z.int().min(1).optional().meta({ description: 'The newest unless given' }),
  snapshot_id: idSchema('snapshot').optional().meta({
    description: 'Search this snapshot of the index; without it, what is live',
  }),
  configurations: z
    .array(evaluatedConfigurationSchema)
    .min(1)
    .max(MAX_CONFIGURATIONS)
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'must not repeat a name'),
});
export type CreateEvaluation = z.output<typeof createEvaluationSchema>;

const share = z.number().min(0).max(1).nullable();
const milliseconds = z.number().nullable();

/** What a configuration came to, over all queries. */
export const evaluationMetricsSchema = z
  .object({
    ndcg_at_10: share.meta({ description: 'Mean over queries that something answers (Järvelin & Kekäläinen 2002)' }),
    recall_at_k: share.meta({ description: 'Mean share of what answers a query that is among its top_k hits' }),
    mrr: share.meta({ description: 'Mean of 1 / place of the first hit that answers' }),
    hit_rate: share.meta({ description: 'Share of queries of whose hits at least one answers' }),
    grounded_rate: share.meta({ description: 'Share of queries that something answers and for which hits were found' }),
    refusal_rate: share.meta({
      description: 'Share of queries that nothing answers and for which nothing was found; null where there are none',
    }),
    latency_p50_ms: milliseconds,
    latency_p95_ms: milliseconds.meta({
      description: 'Of whole searches, one after the other, embedding of the query included',
    }),
  })
  .meta({ id: 'EvaluationMetrics', description: 'null: there was no query to measure it by' });
export type EvaluationMetrics = z.infer<typeof evaluationMetricsSchema>;
export const METRIC_NAMES = Object.keys(evaluationMetricsSchema.shape) as readonly (keyof EvaluationMetrics)[];

/** What exactly was searched. */
export const evaluatedIndexSchema = z
  .object({
    generation: z.int().min(1),
    embedding_model: z.string(),
    chunking: chunkingOptionsSchema.meta({ description: 'How files were cut' }),
    snapshot: z
      .object({ id: idSchema('snapshot'), number: z.int(), digest: z.string() })
      .nullable()
      .meta({ description: 'null: the index as it was at that time' }),
  })
  .meta({ id: 'EvaluatedIndex' });
export type EvaluatedIndex = z.infer<typeof evaluatedIndexSchema>;

/** A run of labelled queries through an index in several configurations. */
export const evaluationSchema = z
  .object({
    object: z.literal('evaluation'),
    id: idSchema('evaluation'),
    tenant_id: idSchema('tenant'),
    index_id: idSchema('search_index'),
    status: z.enum(EVALUATION_STATUSES),
    query_set: z.object({
      id: idSchema('query_set'),
      version: z.int(),
      digest: z.string(),
      query_count: z.int(),
    }),
    snapshot_id: idSchema('snapshot').nullable().meta({ description: 'null: what is live' }),
    configurations: z.array(evaluatedConfigurationSchema),
    evaluated: evaluatedIndexSchema.nullable().meta({ description: 'What was searched; null until it runs' }),
    searches_done: z.int().min(0),
    searches_total: z.int().min(1),
    results: z
      .array(z.object({ configuration: z.string(), metrics: evaluationMetricsSchema }))
      .nullable()
      .meta({ description: 'In the order of the configurations; null until it is completed' }),
    reason: z
      .object({ code: z.enum(Object.keys(EVALUATION_REASONS) as EvaluationReasonCode[]), message: z.string() })
      .nullable()
      .meta({ description: 'Why it failed' }),
    created_by: subjectSchema,
    created_at: timeField,
    started_at: timeField.nullable(),
    completed_at: timeField.nullable().meta({ description: 'When it was completed or failed' }),
    results_removed_at: timeField.nullable().meta({
      description: `When the results of its single queries were removed: those of the newest ${KEPT_RUNS} runs of a query set are kept. The metrics stay`,
    }),
  })
  .meta({ id: 'Evaluation', description: 'How well an index answers labelled queries, by configuration' });
export type Evaluation = z.infer<typeof evaluationSchema>;

/** Query of `GET …/evaluations`. */
export const listEvaluationsSchema = z.strictObject({
  ...pageQuery,
  status: z.enum(EVALUATION_STATUSES).optional(),
  query_set_id: idSchema('query_set').optional(),
});
export type ListEvaluations = z.output<typeof listEvaluationsSchema>;

/** What is kept of an evaluation besides what it shows. */
export interface StoredEvaluation extends Evaluation {
  /** Times that a worker took it. */
  readonly attempt: number;
  /** When somebody looks after it, unless it has ended by then. */
  readonly deadline_at: Date | null;
}

export const evaluationReason = (code: EvaluationReasonCode, detail?: string) => ({
  code,
  message: detail === undefined ? EVALUATION_REASONS[code] : `${EVALUATION_REASONS[code]} ${detail}`,
});

/** An evaluation without what only we keep of it. */
export function shownEvaluation({ attempt: _attempt, deadline_at: _deadline, ...shown }: StoredEvaluation): Evaluation {
  return shown;
}
