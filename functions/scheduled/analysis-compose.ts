import { sqsAnalysisOrders } from '@patchbay/aws/queues';
import { loadAnalysisConfig } from '@patchbay/config';
import { createSweepAnalyses } from '@patchbay/core/conversation-analysis';
import { composeOnce } from '@patchbay/http/handler';
import {
  createAnalysisRepository,
  createAnalysisWatchList,
  createPinnedAnalysisReader,
  createSessionRepository,
} from '@patchbay/mongo';
import { composeDatabase } from '../database-compose.ts';
import { composeEdge, configSources } from '../http/edge-compose.ts';

/** The sweep over analyses. */
export const composeAnalysisSweep = /* @__PURE__ */ composeOnce(async () => {
  const [{ database, unitOfWork, clock, ids }, { queue_url }, { settings }] = await Promise.all([
    composeDatabase('patchbay-sweeper'),
    loadAnalysisConfig(configSources),
    composeEdge(),
  ]);
  return {
    log: settings.log,
    sweepAnalyses: createSweepAnalyses({
      analyses: createAnalysisRepository(database),
      sessions: createSessionRepository(database),
      pinned: createPinnedAnalysisReader(database),
      watchList: createAnalysisWatchList(database),
      queue: sqsAnalysisOrders(queue_url),
      unitOfWork,
      clock,
      ids,
    }),
  };
});
