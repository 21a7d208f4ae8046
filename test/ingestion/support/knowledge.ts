import { createHash, randomUUID } from 'node:crypto';
import {
  createChunkFile,
  createClaimFile,
  createCompleteFile,
  createEmbedChunks,
  createFailFile,
  createIndexChunks,
  createParseFile,
} from '@patchbay/core/file-ingestion';
import {
  createCompleteUpload,
  createCreateFile,
  createFileLifecycle,
  createFileReader,
  createRetryFile,
  createSweepFiles,
  type MultipartUploads,
  type UploadSigner,
  uploadKey,
} from '@patchbay/core/file-storage';
import type { DocumentMediaType } from '@patchbay/core/ingestion-pipeline';
import type { TenantScope } from '@patchbay/core/kernel';
import {
  createSearchIndexService,
  createSearchService,
  type Embedder,
  searchRequestSchema,
  type VectorStore,
} from '@patchbay/core/vector-search';
import { chunkDocument, createIsolatedParser } from '@patchbay/documents';
import { openAiEmbedder } from '@patchbay/models';
import {
  createChunkRepository,
  createFileLimitsReader,
  createFileRepository,
  createFileWatchList,
  createSearchIndexRepository,
} from '@patchbay/mongo';
import {
  fixedClock,
  idOf,
  memoryObjectStore,
  openTestDatabase,
  startComponent,
  tenantScopeFixture,
} from '@patchbay/testing';
import { chromaVectorStore } from '@patchbay/vector';
import { failureCode } from '../../../functions/ingestion/fail-file/failure-code.ts';
import { type Execution, runExecution, type StepWork } from './state-machine.ts';

const MODEL = 'all-minilm-l6-v2';
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

/** Runs one execution of the state machine over an uploaded object. */
export type Deliver = (
  key: string,
  options?: { execution_arn?: string; work?: StepWork; attempts?: number },
) => Promise<Execution>;

/**
 * The knowledge side of the product in this process: the real database, vector store, model and isolated parser around
 * an in-memory bucket, wired as the functions wire them.
 */
export async function openKnowledge() {
  const [{ chroma_url }, { openai }] = await Promise.all([startComponent('chroma'), startComponent('model-server')]);
  const clock = fixedClock();
  const test = await openTestDatabase({ clock });
  const { database, unit_of_work: unitOfWork, ids } = test;
  const objects = memoryObjectStore();
  const vectors: VectorStore = chromaVectorStore(chroma_url);
  const embedder: Embedder = openAiEmbedder({ ...openai, embedding_model: MODEL });
  const files = createFileRepository(database);
  const chunks = createChunkRepository(database);
  const indexes = createSearchIndexRepository(database);
  const lifecycle = createFileLifecycle({ files, unitOfWork, clock });
  const base = { files, chunks, indexes, lifecycle, objects, vectors, embedder, clock, ids, unitOfWork };
  const search = createSearchService(base);
  const createFile = createCreateFile({
    ...base,
    limits: createFileLimitsReader(database),
    signer: noSigner,
    multipart: noParts,
  });
  const searchIndexes = createSearchIndexService({ ...base, embedding_model: MODEL });
  const started: { name: string; key: string }[] = [];
  const ingestion = { start: async (name: string, key: string) => void started.push({ name, key }) };

  const [claim, parse, chunk, embed, index, complete, fail] = [
    createClaimFile(base),
    createParseFile({ ...base, parse: createIsolatedParser() }),
    createChunkFile({ ...base, chunk: chunkDocument }),
    createEmbedChunks(base),
    createIndexChunks(base),
    createCompleteFile(base),
    createFailFile(base),
  ] as const;
  const work: StepWork = {
    claimFile: ({ source, execution_arn }) => claim(source, execution_arn, 'request-1'),
    parseFile: (input) => parse(input, 'request-1'),
    chunkFile: (input) => chunk(input, 'request-1'),
    embedChunks: (input) => embed(input, 'request-1'),
    indexChunks: (input) => index(input, 'request-1'),
    completeFile: (input) => complete(input, 'request-1'),
    failFile: ({ source, execution_arn, failure }) =>
      fail(source.key, execution_arn, failureCode(failure), 'request-1'),
  };

  const deliver: Deliver = (key, { execution_arn = `arn:execution:${randomUUID()}`, attempts = 1, ...options } = {}) =>
    runExecution({ ...work, ...options.work }, { bucket: BUCKET, key }, execution_arn, { attempts });

  return {
    ...base,
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

    newIndex: async (scope: TenantScope): Promise<string> =>
      (await searchIndexes.create(scope, { name: 'Handbooks', metadata: {} })).id,

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
      if (uploaded !== null) objects.upload(key, content.bytes, content.media_type);
      return { file, key };
    },

    searchFor: (scope: TenantScope, index_ids: string[], query: string, more: object = {}) =>
      search.search(scope, searchRequestSchema.parse({ query, index_ids, ...more })),
  };
}
export type Knowledge = Awaited<ReturnType<typeof openKnowledge>>;
