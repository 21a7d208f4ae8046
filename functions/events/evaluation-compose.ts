import { systemStopwatch } from '@patchbay/config';
import { createRunEvaluation } from '@patchbay/core/retrieval-evaluation';
import { composeOnce } from '@patchbay/http/handler';
import {
  createEvaluatedIndexReader,
  createEvaluationRepository,
  createEvaluationResultRepository,
  createQuerySetRepository,
} from '@patchbay/mongo';
import { composeBase } from '../http/compose.ts';
import { composeEdge } from '../http/edge-compose.ts';
import { compose as composeSearch } from '../http/search/compose.ts';

/** A worker of evaluations: it searches with the very use case of POST /v1/search. */
export const composeEvaluating = /* @__PURE__ */ composeOnce(async () => {
  const [{ database, unitOfWork, clock }, { search }, { settings }] = await Promise.all([
    composeBase(),
    composeSearch(),
    composeEdge(),
  ]);
  const { log } = settings;
  return {
    log,
    runEvaluation: createRunEvaluation({
      evaluations: createEvaluationRepository(database),
      results: createEvaluationResultRepository(database),
      querySets: createQuerySetRepository(database),
      indexes: createEvaluatedIndexReader(database),
      search,
      unitOfWork,
      clock,
      stopwatch: systemStopwatch,
      onFailure: (failure) => log.error('an evaluation failed and is tried again', { ...failure }),
    }),
  };
});
