import { sqsEvaluationOrders } from '@patchbay/aws/queues';
import { loadEvaluationConfig } from '@patchbay/config';
import {
  createCreateEvaluation,
  createEvaluationReader,
  createQuerySetService,
} from '@patchbay/core/retrieval-evaluation';
import { composeOnce } from '@patchbay/http/handler';
import {
  createEvaluatedIndexReader,
  createEvaluationRepository,
  createEvaluationResultRepository,
  createLabelTargets,
  createQuerySetRepository,
} from '@patchbay/mongo';
import { composeBase } from '../compose.ts';
import { configSources } from '../edge-compose.ts';

/** Labelled queries. */
export const composeQuerySets = /* @__PURE__ */ composeOnce(async () => {
  const { edge, ...base } = await composeBase();
  const querySets = createQuerySetRepository(base.database);
  return { edge, querySets: createQuerySetService({ ...base, querySets, targets: createLabelTargets(base.database) }) };
});

/** Asking for an evaluation. */
export const composeCreating = /* @__PURE__ */ composeOnce(async () => {
  const [{ edge, ...base }, { queue_url }] = await Promise.all([composeBase(), loadEvaluationConfig(configSources)]);
  const create = createCreateEvaluation({
    ...base,
    evaluations: createEvaluationRepository(base.database),
    querySets: createQuerySetRepository(base.database),
    targets: createLabelTargets(base.database),
    indexes: createEvaluatedIndexReader(base.database),
    queue: sqsEvaluationOrders(queue_url),
  });
  return { edge, create };
});

/** Reading evaluations and comparing them. */
export const composeReading = /* @__PURE__ */ composeOnce(async () => {
  const { edge, database } = await composeBase();
  const evaluations = createEvaluationReader({
    evaluations: createEvaluationRepository(database),
    results: createEvaluationResultRepository(database),
    targets: createLabelTargets(database),
  });
  return { edge, evaluations };
});
