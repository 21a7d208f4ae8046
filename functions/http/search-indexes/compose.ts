import { sfnEntryStarter } from '@patchbay/aws/executions';
import { embeddingSettings, loadConfig, loadIngestionConfig, vectorSettings } from '@patchbay/config';
import {
  createEntryDispatcher,
  createIndexContents,
  createIndexDependents,
  createIndexFiles,
  createIndexSnapshots,
  createIndexViewReader,
  createListIndexChunks,
  createSearchIndexLifecycle,
  createSearchIndexReader,
  createSearchIndexService,
  usableModels,
  VECTOR_BACKENDS,
} from '@patchbay/core/vector-search';
import { composeOnce } from '@patchbay/http/handler';
import {
  createChunkRepository,
  createDependentsReader,
  createFileRepository,
  createIndexEntryRepository,
  createIndexedFiles,
  createIndexSnapshotRepository,
  createSearchIndexRepository,
} from '@patchbay/mongo';
import { composeBase } from '../compose.ts';
import { configSources } from '../edge-compose.ts';

const composeStores = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeBase();
  const { database, clock } = base;
  return {
    ...base,
    indexes: createSearchIndexRepository(database),
    entries: createIndexEntryRepository(database, clock),
    snapshots: createIndexSnapshotRepository(database),
    files: createIndexedFiles(database),
  };
});

/** Reading indexes: the database only. */
export const composeReading = /* @__PURE__ */ composeOnce(async () => {
  const { edge, indexes } = await composeStores();
  return { edge, indexes: createSearchIndexReader({ indexes }) };
});

/** Creating and changing one: a row that names the model and the backend of its vectors. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeStores();
  const config = await loadConfig({ embedding: embeddingSettings, vector: vectorSettings }, configSources);
  const means = {
    embedding_model: config.embedding.default_model,
    embedding_models: usableModels(config.embedding),
    backends: VECTOR_BACKENDS.filter((backend) => backend !== 'atlas' || config.vector.atlas !== undefined),
  };
  return { edge: base.edge, indexes: createSearchIndexService({ ...base, ...means }) };
});

/** Archiving, restoring, stopping a build, and what stands in the way of it. */
export const composeLifecycle = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeStores();
  const dependents = createIndexDependents({ ...base, dependents: createDependentsReader(base.database) });
  return { edge: base.edge, dependents, lifecycle: createSearchIndexLifecycle({ ...base, uses: dependents }) };
});

/** Snapshots: rows only. */
export const composeSnapshots = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeStores();
  return { edge: base.edge, snapshots: createIndexSnapshots(base) };
});

/** What an index has of files: rows only. */
export const composeContents = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeStores();
  return { edge: base.edge, files: createIndexContents({ ...base, snapshots: createIndexSnapshots(base) }) };
});

/** How a file is cut: rows only. */
export const composeChunks = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeStores();
  const chunks = createChunkRepository(base.database);
  const files = createFileRepository(base.database);
  const deps = { ...base, chunks, files, indexes: createIndexViewReader(base) };
  return { edge: base.edge, listChunks: createListIndexChunks(deps) };
});

/** Bringing files in: attaching one starts an execution. */
export const composeFiles = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeStores();
  const dispatcher = createEntryDispatcher({
    ...base,
    starter: sfnEntryStarter(await loadIngestionConfig(configSources)),
  });
  return { edge: base.edge, files: createIndexFiles({ ...base, dispatcher }) };
});
