import { sqsEvaluationOrders } from '@patchbay/aws/queues';
import { loadEvaluationConfig } from '@patchbay/config';
import { createSweepEvaluations } from '@patchbay/core/retrieval-evaluation';
import { composeOnce } from '@patchbay/http/handler';
import { createEvaluationWatchList } from '@patchbay/mongo';
import { composeDatabase } from '../database-compose.ts';
import { composeEdge, configSources } from '../http/edge-compose.ts';

/** The sweep over evaluations. */
export const composeEvaluationSweep = /* @__PURE__ */ composeOnce(async () => {
  const [{ database, clock }, { queue_url }, { settings }] = await Promise.all([
    composeDatabase('patchbay-sweeper'),
    loadEvaluationConfig(configSources),
    composeEdge(),
  ]);
  const queue = sqsEvaluationOrders(queue_url);
  const watchList = createEvaluationWatchList(database);
  return { log: settings.log, sweepEvaluations: createSweepEvaluations({ watchList, queue, clock }) };
});
