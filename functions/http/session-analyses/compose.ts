import { sqsAnalysisOrders } from '@patchbay/aws/queues';
import { loadAnalysisConfig } from '@patchbay/config';
import { type AnalysisContent, createAnalysisReader, createCreateAnalysis } from '@patchbay/core/conversation-analysis';
import { registryNames } from '@patchbay/core/versioned-registry';
import { composeOnce } from '@patchbay/http/handler';
import {
  createAnalysisRepository,
  createPinnedAnalysisReader,
  createRegistryRepository,
  createSessionRepository,
} from '@patchbay/mongo';
import { composeBase } from '../compose.ts';
import { configSources } from '../edge-compose.ts';

/** Asking for an analysis. */
export const composeCreating = /* @__PURE__ */ composeOnce(async () => {
  const [{ edge, ...base }, { queue_url }] = await Promise.all([composeBase(), loadAnalysisConfig(configSources)]);
  const create = createCreateAnalysis({
    ...base,
    analyses: createAnalysisRepository(base.database),
    definitions: createRegistryRepository(base.database, registryNames<AnalysisContent>('analysis_definition')),
    pinned: createPinnedAnalysisReader(base.database),
    sessions: createSessionRepository(base.database),
    queue: sqsAnalysisOrders(queue_url),
  });
  return { edge, create };
});

/** Reading analyses. */
export const composeReading = /* @__PURE__ */ composeOnce(async () => {
  const { edge, database } = await composeBase();
  const sessions = createSessionRepository(database);
  return { edge, analyses: createAnalysisReader({ analyses: createAnalysisRepository(database), sessions }) };
});
