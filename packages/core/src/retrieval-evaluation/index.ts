export { compareEvaluationSchema, evaluationComparisonSchema } from './compare-evaluations.ts';
export {
  createEvaluationSchema,
  type EvaluatedIndex,
  evaluationSchema,
  listEvaluationsSchema,
  type StoredEvaluation,
} from './evaluation.ts';
export type {
  EvaluatedIndexReader,
  EvaluationQueue,
  EvaluationRepository,
  EvaluationResultRepository,
  EvaluationWatchList,
} from './evaluation-repository.ts';
export {
  evaluationResultSchema,
  listEvaluationResultsSchema,
  type StoredEvaluationResult,
} from './evaluation-result.ts';
export { createCreateEvaluation, createEvaluationReader } from './evaluation-service.ts';
export {
  createQuerySetSchema,
  getQuerySetSchema,
  listQuerySetsSchema,
  type QuerySetVersion,
  querySetSchema,
  querySetWithQueriesSchema,
  updateQuerySetSchema,
} from './query-set.ts';
export type { LabelTargets, QuerySetRepository, StoredQuerySet } from './query-set-repository.ts';
export { createQuerySetService } from './query-set-service.ts';
export { createRunEvaluation } from './run-evaluation.ts';
export { createSweepEvaluations } from './sweep-evaluations.ts';
