import { isDeepStrictEqual } from 'node:util';
import { ulidSource } from '@patchbay/config';
import { chunkerDigest, chunkingOptionsSchema, embeddingTextOf } from '@patchbay/core/ingestion-pipeline';
import { systemScope } from '@patchbay/core/kernel';
import { chunkId, type StoredChunk } from '@patchbay/core/vector-search';
import { chunkDocument, parseDocument } from '@patchbay/documents';
import type { Endpoints } from '@patchbay/local-stack';
import { openAiEmbedder } from '@patchbay/models';
import { createChunkRepository, createMongoClient, createMongoDatabase, runMigrations } from '@patchbay/mongo';
import { chromaVectorStore } from '@patchbay/vector';
import type { BenchDocument } from './bench-document.ts';

/** A file whose chunks are stored, by either side. */
export interface IngestedFile {
  readonly tenant_id: string;
  readonly index_id: string;
  readonly file_id: string;
}

/** What the parts did with a document. */
export interface DirectRun {
  readonly file: IngestedFile;
  /** Milliseconds of each part. */
  readonly parts: Readonly<Record<'parse' | 'chunk' | 'embed' | 'index', number>>;
  readonly pages: number;
  readonly vectors: number;
}

/** A stored chunk, without what says when and for whom. */
interface StoredPlace {
  readonly has_its_id: boolean;
  readonly chunk: readonly unknown[];
}

const DATABASE = 'bench_direct';
const PRODUCT_DATABASE = 'patchbay';
/** What the product embeds with where it is deployed locally. */
const MODEL = 'all-minilm-l6-v2';
const SOURCE = 'bench';
const VERSION = 1;
const CHUNKER = chunkerDigest();

/**
 * The parts of ingestion one after another in this process, with nothing between them: the same parser, chunker, model
 * server, database server and vector store, in a database and a vector namespace of their own.
 */
export async function openDirectIngestion({ mongodb_uri, chroma_url, openai }: Endpoints) {
  const client = createMongoClient(mongodb_uri, { app_name: SOURCE, max_pool_size: 4 });
  await runMigrations(client, DATABASE);
  const own = createChunkRepository(createMongoDatabase(client, DATABASE));
  const vectors = chromaVectorStore(chroma_url);
  const embedder = openAiEmbedder({ ...openai, embedding_model: MODEL });

  const ids = ulidSource();
  const namespace = { tenant_id: ids.next('tenant'), index_id: ids.next('search_index'), generation: 1 };

  async function timed<T>(work: () => T | Promise<T>): Promise<[T, number]> {
    const since = performance.now();
    const result = await work();
    return [result, performance.now() - since];
  }

  /** What is stored of a file, in order: whether each id is the one of its place, and the chunk with its positions. */
  async function stored(database: string, { tenant_id, file_id }: IngestedFile): Promise<StoredPlace[]> {
    const chunks = client.db(database).collection('file_chunks');
    const rows = await chunks.find({ tenant_id, file_id }).sort({ ordinal: 1 }).toArray();
    return rows.map(({ _id, ordinal, text, page_start, page_end, start, end }) => ({
      has_its_id: String(_id) === chunkId(file_id, VERSION, CHUNKER, ordinal),
      chunk: [ordinal, text, page_start, page_end, start, end],
    }));
  }

  return {
    /** Ingests a PDF as a file of its own, in an index and a tenant of its own. */
    async run({ name, bytes }: BenchDocument): Promise<DirectRun> {
      const file = { ...namespace, file_id: ids.next('file') };
      const { tenant_id, file_id } = file;
      const scope = systemScope(tenant_id, SOURCE, { request_id: SOURCE, source: SOURCE });
      const owner = { file_id, file_version: VERSION };
      const before = await vectors.count(namespace);
      const [parsed, parse] = await timed(() => parseDocument({ bytes, media_type: 'application/pdf' }));
      if (!parsed.ok) throw new Error(`${name}: ${parsed.message}`);
      const [chunks, chunk] = await timed(() => chunkDocument(parsed.document, chunkingOptionsSchema.parse({})));
      const [embeddings, embed] = await timed(() => embedder.embed(chunks.map(embeddingTextOf), 'document'));
      const rows = chunks.map(
        (one): StoredChunk => ({
          id: chunkId(file_id, VERSION, CHUNKER, one.ordinal),
          tenant_id,
          ...owner,
          chunker: CHUNKER,
          file_name: name,
          ...one,
        }),
      );
      const points = rows.map(({ id }, at) => ({ id, embedding: embeddings[at] ?? [], ...owner, since: 1 }));
      const [, index] = await timed(async () => {
        await own.upsert(scope, rows);
        await vectors.upsert(namespace, points);
      });
      const parts = { parse, chunk, embed, index };
      return { file, parts, pages: parsed.document.pages.length, vectors: (await vectors.count(namespace)) - before };
    },

    /** Whether both sides have stored the same chunks, all of them under their deterministic ids. */
    async isSame(product: IngestedFile, direct: IngestedFile): Promise<boolean> {
      const [ours, theirs] = await Promise.all([stored(PRODUCT_DATABASE, product), stored(DATABASE, direct)]);
      return theirs.length > 0 && isDeepStrictEqual(ours, theirs) && theirs.every(({ has_its_id }) => has_its_id);
    },

    /** Vectors in the product's index. */
    vectorsOf: ({ tenant_id, index_id }: Omit<IngestedFile, 'file_id'>) =>
      vectors.count({ tenant_id, index_id, generation: 1 }),

    close: () => client.close(),
  };
}
export type DirectIngestion = Awaited<ReturnType<typeof openDirectIngestion>>;
