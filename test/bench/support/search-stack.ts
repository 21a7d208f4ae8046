import { systemClock, ulidSource, yieldToIo } from '@patchbay/config';
import { type Chunk, chunkerDigest, embeddingTextOf } from '@patchbay/core/ingestion-pipeline';
import { systemScope, type TenantScope } from '@patchbay/core/kernel';
import {
  chunkId,
  createIndexViewReader,
  createSearchIndexService,
  createSearchService,
  type Embedder,
  type StoredChunk,
  type VectorStores,
} from '@patchbay/core/vector-search';
import { startStack } from '@patchbay/local-stack';
import { openAiEmbedder } from '@patchbay/models';
import {
  createChunkRepository,
  createIndexEntryRepository,
  createIndexSnapshotRepository,
  createMongoClient,
  createMongoDatabase,
  createMongoUnitOfWork,
  createSearchIndexRepository,
  runMigrations,
} from '@patchbay/mongo';
import { createVectorStores } from '@patchbay/vector';

const DATABASE = 'bench_search';
const MODEL = 'all-minilm-l6-v2';
/** Chunks that ingestion writes at once. */
const BATCH = 128;
/** The first of everything: the generation of an index, the version of a file, the number of a snapshot. */
const FIRST = 1;

/** A file to search in. */
export interface SearchedFile {
  readonly name: string;
  readonly chunks: readonly Chunk[];
  /** Known already where embedding is not what is measured. */
  readonly embeddings?: readonly (readonly number[])[];
}

/** An index with files. */
export interface FilledIndex {
  readonly scope: TenantScope;
  readonly index_id: string;
  /** Name of each file by its id. */
  readonly names: ReadonlyMap<string, string>;
}

/** What a search runs on: mongod, Chroma and the model of their own, gone when the bench ends. */
export async function withSearchStack<T>(signal: AbortSignal, use: (stack: SearchStack) => Promise<T>): Promise<T> {
  const components = ['mongod', 'chroma', 'model-server'] as const;
  const stack = await startStack({ components: [...components], ports: 'ephemeral', persist: false, signal });
  const { mongodb_uri, chroma_url, openai } = stack.endpoints;
  const client = createMongoClient(mongodb_uri, { app_name: 'bench', max_pool_size: 8 });
  try {
    await runMigrations(client, DATABASE);
    const embedder = openAiEmbedder({ ...openai, embedding_model: MODEL });
    return await use(openSearch({ client, vectors: createVectorStores({ chroma_url }), embedder, signal }));
  } finally {
    await client.close();
    await stack.stop();
  }
}

interface Opened {
  readonly client: ReturnType<typeof createMongoClient>;
  readonly vectors: VectorStores;
  readonly embedder: Embedder;
  readonly signal: AbortSignal;
}

function openSearch({ client, vectors, embedder, signal }: Opened) {
  const database = createMongoDatabase(client, DATABASE);
  const ids = ulidSource();
  const chunks = createChunkRepository(database);
  const entries = createIndexEntryRepository(database, systemClock);
  const indexes = createSearchIndexRepository(database);
  const unitOfWork = createMongoUnitOfWork({ client, database_name: DATABASE, clock: systemClock, ids });
  const searchIndexes = createSearchIndexService({
    indexes,
    unitOfWork,
    clock: systemClock,
    ids,
    embedding_model: MODEL,
  });
  const views = createIndexViewReader({ indexes, snapshots: createIndexSnapshotRepository(database) });
  const chunker = chunkerDigest();

  /** Leaves a file as ingestion does: chunks with their terms, vectors, and the entry that lets searches find them. */
  async function addFile({ scope, index_id }: Omit<FilledIndex, 'names'>, file: SearchedFile): Promise<string> {
    const { tenant_id } = scope;
    const file_id = ids.next('file');
    const owner = { file_id, file_version: FIRST };
    const rows = file.chunks.map(
      (chunk): StoredChunk => ({
        ...chunk,
        id: chunkId(file_id, FIRST, chunker, chunk.ordinal),
        tenant_id,
        ...owner,
        chunker,
        file_name: file.name,
      }),
    );
    for (let at = 0; at < rows.length; at += BATCH) {
      signal.throwIfAborted();
      const part = rows.slice(at, at + BATCH);
      const made =
        file.embeddings?.slice(at, at + BATCH) ?? (await embedder.embed(part.map(embeddingTextOf), 'document'));
      await chunks.upsert(scope, part);
      const points = part.map(({ id }, place) => ({ id, embedding: made[place] ?? [], ...owner, since: FIRST }));
      await vectors.of('chroma').upsert({ tenant_id, index_id, generation: FIRST }, points);
    }
    const key = { index_id, generation: FIRST, ...owner };
    await entries.open(scope, undefined, [{ ...key, chunker, status: 'processing', deadline_at: null }]);
    const change = { status: 'searchable', since: FIRST, chunks: rows.length } as const;
    const made = await unitOfWork.run(scope, async (work) => {
      await indexes.hold(scope, work, [index_id]);
      return entries.transition(scope, work, key, { status: ['processing'] }, change);
    });
    if (made === null) throw new Error('The entry of a new file could not be made searchable');
    return file_id;
  }

  return {
    vectors: vectors.of('chroma'),
    embedder,
    /** The use case, as the API and the agents have it. */
    service: (own: Embedder) =>
      createSearchService({
        indexes: views,
        entries,
        chunks,
        vectors,
        embedders: { default_model: MODEL, of: () => own },
        yieldToIo,
      }),
    /** A tenant with an index that holds these files. */
    async fill(files: Iterable<SearchedFile>): Promise<FilledIndex> {
      const scope = systemScope(ids.next('tenant'), 'bench', { request_id: 'bench', source: 'bench' });
      const { id: index_id } = await searchIndexes.create(scope, { name: 'Bench' });
      const names = new Map<string, string>();
      for (const file of files) names.set(await addFile({ scope, index_id }, file), file.name);
      return { scope, index_id, names };
    },
  };
}
export type SearchStack = ReturnType<typeof openSearch>;
