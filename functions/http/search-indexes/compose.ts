import { loadModelsConfig } from '@patchbay/config';
import { createSearchIndexService } from '@patchbay/core/vector-search';
import { composeOnce } from '@patchbay/http/handler';
import { createSearchIndexRepository } from '@patchbay/mongo';
import { composeBase } from '../compose.ts';
import { configSources } from '../edge-compose.ts';

/** Search indexes: rows that name the model whose vectors they hold. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeBase();
  const { embedding_model } = await loadModelsConfig(configSources);
  const indexes = createSearchIndexRepository(base.database);
  return { edge: base.edge, indexes: createSearchIndexService({ ...base, indexes, embedding_model }) };
});
