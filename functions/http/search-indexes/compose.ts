import { loadModelsConfig } from '@patchbay/config';
import { createSearchIndexReader, createSearchIndexService } from '@patchbay/core/vector-search';
import { composeOnce } from '@patchbay/http/handler';
import { createSearchIndexRepository } from '@patchbay/mongo';
import { composeBase } from '../compose.ts';
import { configSources } from '../edge-compose.ts';

/** Reading indexes: the database only. */
export const composeReading = /* @__PURE__ */ composeOnce(async () => {
  const { database, edge } = await composeBase();
  return { edge, indexes: createSearchIndexReader({ indexes: createSearchIndexRepository(database) }) };
});

/** Creating one: a row that names the model whose vectors it will hold. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeBase();
  const { embedding_model } = await loadModelsConfig(configSources);
  const indexes = createSearchIndexRepository(base.database);
  return { edge: base.edge, indexes: createSearchIndexService({ ...base, indexes, embedding_model }) };
});
