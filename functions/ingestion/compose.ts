import { createS3Client, s3ObjectStore } from '@patchbay/aws/files';
import { filesSettings, loadConfig, loadEmbeddingConfig, loadVectorConfig, stageSettings } from '@patchbay/config';
import {
  createChunkFile,
  createClaimEntry,
  createClaimFile,
  createCompleteIngestion,
  createEmbedChunks,
  createFailIngestion,
  createIndexChunks,
  createParseFile,
} from '@patchbay/core/file-ingestion';
import { createFileLifecycle } from '@patchbay/core/file-storage';
import { createIndexBuilder, createIndexSnapshots } from '@patchbay/core/vector-search';
import { chunkDocument, createIsolatedParser } from '@patchbay/documents';
import { composeOnce } from '@patchbay/http/handler';
import { createEmbedderSource } from '@patchbay/models';
import {
  createChunkRepository,
  createFileLimitsReader,
  createFileRepository,
  createIndexEntryRepository,
  createIndexSnapshotRepository,
  createOpenEntryReader,
  createSearchIndexRepository,
} from '@patchbay/mongo';
import { createVectorStores } from '@patchbay/vector';
import { composeDatabase } from '../database-compose.ts';
import { composeEdge, configSources } from '../http/edge-compose.ts';

const composeBase = /* @__PURE__ */ composeOnce(async () => {
  const [base, { settings }] = await Promise.all([composeDatabase('patchbay-ingestion'), composeEdge()]);
  const { database, unitOfWork, clock } = base;
  const files = createFileRepository(database);
  return {
    ...base,
    files,
    entries: createIndexEntryRepository(database, clock),
    indexes: createSearchIndexRepository(database),
    chunks: createChunkRepository(database),
    lifecycle: createFileLifecycle({ files, unitOfWork, clock }),
    log: settings.log,
  };
});

/** The files bucket. */
const composeObjects = /* @__PURE__ */ composeOnce(async () => {
  const { stage, files } = await loadConfig({ stage: stageSettings, files: filesSettings }, configSources);
  return s3ObjectStore(createS3Client(stage.aws_endpoint_url), files.bucket);
});

const composeVectors = /* @__PURE__ */ composeOnce(async () =>
  createVectorStores(await loadVectorConfig(configSources)),
);

async function composeWorking() {
  const [base, objects] = await Promise.all([composeBase(), composeObjects()]);
  return { ...base, objects };
}

export const composeClaiming = /* @__PURE__ */ composeOnce(async () => {
  const deps = await composeWorking();
  return { log: deps.log, claimFile: createClaimFile(deps), claimEntry: createClaimEntry(deps) };
});

export const composeParsing = /* @__PURE__ */ composeOnce(async () => {
  const deps = await composeWorking();
  const limits = createFileLimitsReader(deps.database);
  return { log: deps.log, parseFile: createParseFile({ ...deps, limits, parse: createIsolatedParser() }) };
});

export const composeChunking = /* @__PURE__ */ composeOnce(async () => {
  const deps = await composeWorking();
  return { log: deps.log, chunkFile: createChunkFile({ ...deps, chunk: chunkDocument }) };
});

export const composeEmbedding = /* @__PURE__ */ composeOnce(async () => {
  const [deps, embedding] = await Promise.all([composeWorking(), loadEmbeddingConfig(configSources)]);
  return { log: deps.log, embedChunks: createEmbedChunks({ ...deps, embedders: createEmbedderSource(embedding) }) };
});

export const composeIndexing = /* @__PURE__ */ composeOnce(async () => {
  const [deps, vectors] = await Promise.all([composeWorking(), composeVectors()]);
  return { log: deps.log, indexChunks: createIndexChunks({ ...deps, vectors }) };
});

export const composeCompleting = /* @__PURE__ */ composeOnce(async () => {
  const [deps, vectors] = await Promise.all([composeWorking(), composeVectors()]);
  const snapshots = createIndexSnapshots({ ...deps, snapshots: createIndexSnapshotRepository(deps.database) });
  const generations = createIndexBuilder({
    ...deps,
    snapshots,
    entries: { ...deps.entries, ...createOpenEntryReader(deps.database) },
  });
  return { log: deps.log, complete: createCompleteIngestion({ ...deps, vectors, snapshots, generations }) };
});

export const composeFailing = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeBase();
  return { log: base.log, ...createFailIngestion(base) };
});
