import { createHash, randomUUID } from 'node:crypto';
import {
  createChunkFile,
  createClaimEntry,
  createClaimFile,
  createCompleteIngestion,
  createEmbedChunks,
  createFailIngestion,
  createIndexChunks,
  createParseFile,
  createSweepEntries,
} from '@patchbay/core/file-ingestion';
import {
  createCompleteUpload,
  createCreateFile,
  createCreateFileVersion,
  createFileLifecycle,
  createFileReader,
  createRetryFile,
  createSweepFiles,
  type MultipartUploads,
  type ObjectStore,
  type UploadSigner,
  uploadKey,
} from '@patchbay/core/file-storage';
import type { DocumentMediaType } from '@patchbay/core/ingestion-pipeline';
import type { TenantScope } from '@patchbay/core/kernel';
import {
  createIndexBuilder,
  createIndexContents,
  createIndexFiles,
  createIndexSnapshots,
  createIndexViewReader,
  createSearchIndexSchema,
  createSearchIndexService,
  createSearchService,
  type Embedder,
  type IndexEntryKey,
  type IndexReference,
  searchRequestSchema,
  type VectorStore,
  type VectorStores,
  type WaitingEntry,
} from '@patchbay/core/vector-search';
import { chunkDocument, createIsolatedParser } from '@patchbay/documents';
import { openAiEmbedder } from '@patchbay/models';
import {
  createChunkRepository,
  createFileLimitsReader,
  createFileRepository,
  createFileWatchList,
  createIndexEntryRepository,
  createIndexEntryWatchList,
  createIndexedFiles,
  createIndexSnapshotRepository,
  createOpenEntryReader,
  createSearchIndexRepository,
} from '@patchbay/mongo';
import {
  fixedClock,
  idOf,
  type MemoryObjectStore,
  memoryObjectStore,
  openTestDatabase,
  startComponent,
  type TestClock,
  tenantScopeFixture,
} from '@patchbay/testing';
import { chromaVectorStore } from '@patchbay/vector';
import { failureCode } from '../../../functions/ingestion/fail-file/failure-code.ts';
import { embeddersOf, MODEL, OTHER_MODEL } from './models.ts';
import { type Execution, runExecution, type StepWork } from './state-machine.ts';

const BUCKET = 'files';

/** Signing is proved with a real bucket; here nobody uploads by URL. */
const noSigner: UploadSigner = {
  presignUpload: async (key) => ({ method: 'PUT', url: `memory:${key}`, headers: {} }),
};

/** Nothing here is large enough to come in parts. */
const noParts = {} as MultipartUploads;

/** A document to upload. */
export interface Upload {
  readonly name: string;
  readonly media_type: DocumentMediaType;
  readonly bytes: Uint8Array;
}

/** Runs one execution of the state machine over an uploaded object, or for an entry of an index. */
export type Deliver = (
  key: string | (IndexEntryKey & { tenant_id: string }),
  options?: { execution_arn?: string; work?: StepWork; attempts?: number },
) => Promise<Execution>;

/** A bucket that can be uploaded to. */
const endOf = (failure: Parameters<typeof failureCode>[0]) => ({
  code: failureCode(failure),
  message: failure.message,
});

type Bucket = ObjectStore & { upload(key: string, content: Uint8Array, contentType: string): void | Promise<void> };

/** What the knowledge of a test stands on; what is left out is the run's own, or in memory. */
export interface KnowledgeParts {
  readonly clock?: TestClock;
  readonly objects?: Bucket;
  /** A server that embeds. */
  readonly openai?: { readonly base_url: string; readonly api_key: string };
  readonly chroma_url?: string;
}

/**
 * The knowledge side of the product in this process: the real database, vector store, model and isolated parser around
 * a bucket, in memory unless there is another, wired as the functions wire them.
 */
export async function openKnowledge(parts: KnowledgeParts = {}) {
  const [chroma_url, openai] = await Promise.all([
    parts.chroma_url ?? startComponent('chroma').then((stack) => stack.chroma_url),
    parts.openai ?? startComponent('model-server').then((stack) => stack.openai),
  ]);
  const clock = parts.clock ?? fixedClock();
  const test = await openTestDatabase({ clock });
  const { database, unit_of_work: unitOfWork, ids } = test;
  const objects: Bucket = parts.objects ?? memoryObjectStore();
  const vectors: VectorStore = chromaVectorStore(chroma_url);
  const stores: VectorStores = { of: () => vectors };
  const embedder: Embedder = openAiEmbedder({ ...openai, embedding_model: MODEL });
  const embedders = embeddersOf(embedder);
  const files = createFileRepository(database);
  const chunks = createChunkRepository(database);
  const indexes = createSearchIndexRepository(database);
  const lifecycle = createFileLifecycle({ files, unitOfWork, clock });
  const entries = createIndexEntryRepository(database, clock);
  const snapshots = createIndexSnapshotRepository(database);
  const base = { files, chunks, indexes, entries, lifecycle, objects, clock, ids, unitOfWork };
  const models = { embedders, vectors: stores };
  const searchDeps = { ...base, ...models, indexes: createIndexViewReader({ indexes, snapshots }) };
  const search = createSearchService(searchDeps);
  const waiting: WaitingEntry[] = [];
  const indexSnapshots = createIndexSnapshots({ ...base, snapshots });
  const builder = createIndexBuilder({
    ...base,
    snapshots: indexSnapshots,
    entries: { ...entries, ...createOpenEntryReader(database) },
  });
  const indexFiles = createIndexFiles({
    ...base,
    files: createIndexedFiles(database),
    dispatcher: { dispatch: async (_scope, entry) => void waiting.push(entry) },
  });
  const indexContents = createIndexContents({
    ...base,
    files: createIndexedFiles(database),
    snapshots: indexSnapshots,
  });
  const createFile = createCreateFile({
    ...base,
    attachFile: indexFiles.attach,
    limits: createFileLimitsReader(database),
    signer: noSigner,
    multipart: noParts,
  });
  const searchIndexes = createSearchIndexService({
    ...base,
    embedding_model: MODEL,
    embedding_models: [MODEL, OTHER_MODEL],
  });
  const createVersion = createCreateFileVersion({
    ...base,
    limits: createFileLimitsReader(database),
    signer: noSigner,
    multipart: noParts,
  });
  const started: { name: string; key: string }[] = [];
  const ingestion = { start: async (name: string, key: string) => void started.push({ name, key }) };

  const parser = { parse: createIsolatedParser() };
  const parse = createParseFile({ ...base, parse: (request) => parser.parse(request) });
  const chunk = createChunkFile({ ...base, chunk: chunkDocument });
  const embed = createEmbedChunks({ ...base, ...models });
  const index = createIndexChunks({ ...base, ...models });
  const complete = createCompleteIngestion({
    ...base,
    ...models,
    snapshots: indexSnapshots,
    generations: builder,
  });
  const claim = { file: createClaimFile(base), entry: createClaimEntry(base) };
  const { failFile, failEntry } = createFailIngestion(base);
  const work: StepWork = {
    claimFile: ({ source, execution_arn }) =>
      'index_entry' in source
        ? claim.entry(source.index_entry, execution_arn, 'request-1')
        : claim.file(source, execution_arn, 'request-1'),
    parseFile: (input) => parse(input, 'request-1'),
    chunkFile: (input) => chunk(input, 'request-1'),
    embedChunks: (input) => embed(input, 'request-1'),
    indexChunks: (input) => index(input, 'request-1'),
    completeFile: (input) => complete(input, 'request-1'),
    failFile: ({ source, execution_arn, failure }) =>
      'index_entry' in source
        ? failEntry(source.index_entry, execution_arn, endOf(failure), 'request-1')
        : failFile(source.key, execution_arn, endOf(failure), 'request-1'),
  };

  const deliver: Deliver = (key, { execution_arn = `arn:execution:${randomUUID()}`, attempts = 1, ...options } = {}) =>
    runExecution(
      { ...work, ...options.work },
      typeof key === 'string' ? { bucket: BUCKET, key } : { index_entry: key },
      execution_arn,
      { attempts },
    );

  return {
    ...base,
    ...models,
    /** The one in memory; of another bucket, what is common to both. */
    objects: objects as MemoryObjectStore,
    vectors,
    embedder,
    parser,
    searchDeps,
    indexSnapshots,
    indexFiles,
    indexContents,
    searchIndexes,
    waiting,
    builder,
    test,
    work,
    deliver,
    started,
    ingestion,
    reader: createFileReader(base),
    completeUpload: createCompleteUpload({ ...base, multipart: noParts }),
    retryFile: createRetryFile({ ...base, signer: noSigner, multipart: noParts, ingestion }),
    sweep: createSweepFiles({ ...base, watchList: createFileWatchList(database), multipart: noParts }),

    /** A tenant that no other file and no other run has: the vector store is shared. */
    newTenant: (): TenantScope =>
      tenantScopeFixture({ tenant_id: idOf('tenant', Math.floor(Math.random() * 2 ** 45)) }),

    sweepEntries: createSweepEntries({ entries, entryWatchList: createIndexEntryWatchList(database), clock }),

    newIndex: async (scope: TenantScope, more: object = {}): Promise<string> =>
      (await searchIndexes.create(scope, createSearchIndexSchema.parse({ name: 'Handbooks', ...more }))).id,

    /** Declares a file; by default it is uploaded too, as declared. */
    async declare(scope: TenantScope, index_ids: string[], upload: Upload, uploaded: Partial<Upload> | null = {}) {
      const { name, media_type, bytes } = upload;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const file = await createFile(scope, {
        name,
        media_type,
        size_bytes: bytes.length,
        sha256,
        index_ids,
        metadata: {},
        on_duplicate: 'create',
      });
      const key = uploadKey({ tenant_id: scope.tenant_id, file_id: file.id, version: file.version });
      const content = { ...upload, ...uploaded };
      if (uploaded !== null) await objects.upload(key, content.bytes, content.media_type);
      return { file, key };
    },

    /** Declares the next version of a file, and uploads it. */
    async declareVersion(scope: TenantScope, id: string, { name, media_type, bytes }: Upload) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const file = await createVersion(scope, id, { name, media_type, size_bytes: bytes.length, sha256 });
      const key = uploadKey({ tenant_id: scope.tenant_id, file_id: file.id, version: file.version });
      await objects.upload(key, bytes, media_type);
      return { file, key };
    },

    /** What its owner says of a file. */
    async setMetadata(id: string, metadata: Record<string, string>) {
      await test.client
        .db(test.name)
        .collection('files')
        .updateOne({ _id: id as never }, { $set: { metadata } });
    },

    searchFor: (scope: TenantScope, index_ids: string[], query: string, more: object = {}) =>
      search.search(scope, { ...searchRequestSchema.parse({ query, index_ids, ...more }), index_ids }),

    /** The same in indexes as snapshots hold them. */
    searchAsOf: (scope: TenantScope, indexes: IndexReference[], query: string) =>
      search.search(scope, { query, indexes, index_ids: [], top_k: 5, min_score: 0.25 }),
  };
}
export type Knowledge = Awaited<ReturnType<typeof openKnowledge>>;
