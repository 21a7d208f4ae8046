import { createS3Client, s3ObjectStore } from '@patchbay/aws/files';
import { filesSettings, loadConfig, loadModelsConfig, loadVectorConfig, stageSettings } from '@patchbay/config';
import {
  createChunkFile,
  createClaimFile,
  createCompleteFile,
  createEmbedChunks,
  createFailFile,
  createIndexChunks,
  createParseFile,
} from '@patchbay/core/file-ingestion';
import { createFileLifecycle } from '@patchbay/core/file-storage';
import { chunkDocument, createIsolatedParser } from '@patchbay/documents';
import { composeOnce } from '@patchbay/http/handler';
import { openAiEmbedder } from '@patchbay/models';
import { createChunkRepository, createFileRepository } from '@patchbay/mongo';
import { chromaVectorStore } from '@patchbay/vector';
import { composeDatabase } from '../database-compose.ts';
import { composeEdge, configSources } from '../http/edge-compose.ts';

const composeBase = /* @__PURE__ */ composeOnce(async () => {
  const [base, { settings }] = await Promise.all([composeDatabase('patchbay-ingestion'), composeEdge()]);
  const { database, unitOfWork, clock } = base;
  const files = createFileRepository(database);
  return { database, clock, files, lifecycle: createFileLifecycle({ files, unitOfWork, clock }), log: settings.log };
});

/** The files bucket. */
const composeObjects = /* @__PURE__ */ composeOnce(async () => {
  const { stage, files } = await loadConfig({ stage: stageSettings, files: filesSettings }, configSources);
  return s3ObjectStore(createS3Client(stage.aws_endpoint_url), files.bucket);
});

const composeVectors = /* @__PURE__ */ composeOnce(async () =>
  chromaVectorStore((await loadVectorConfig(configSources)).chroma_url),
);

export const composeClaiming = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeBase();
  return { log: base.log, claimFile: createClaimFile({ ...base, objects: await composeObjects() }) };
});

export const composeParsing = /* @__PURE__ */ composeOnce(async () => {
  const { log, files } = await composeBase();
  return { log, parseFile: createParseFile({ files, objects: await composeObjects(), parse: createIsolatedParser() }) };
});

export const composeChunking = /* @__PURE__ */ composeOnce(async () => {
  const { log, files } = await composeBase();
  return { log, chunkFile: createChunkFile({ files, objects: await composeObjects(), chunk: chunkDocument }) };
});

export const composeEmbedding = /* @__PURE__ */ composeOnce(async () => {
  const { log, files } = await composeBase();
  const embedder = openAiEmbedder(await loadModelsConfig(configSources));
  return { log, embedChunks: createEmbedChunks({ files, objects: await composeObjects(), embedder }) };
});

export const composeIndexing = /* @__PURE__ */ composeOnce(async () => {
  const { log, files, database } = await composeBase();
  const [objects, vectors] = await Promise.all([composeObjects(), composeVectors()]);
  return { log, indexChunks: createIndexChunks({ files, objects, chunks: createChunkRepository(database), vectors }) };
});

export const composeCompleting = /* @__PURE__ */ composeOnce(async () => {
  const { log, database, ...base } = await composeBase();
  const vectors = await composeVectors();
  return { log, completeFile: createCompleteFile({ ...base, chunks: createChunkRepository(database), vectors }) };
});

export const composeFailing = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeBase();
  return { log: base.log, failFile: createFailFile(base) };
});
