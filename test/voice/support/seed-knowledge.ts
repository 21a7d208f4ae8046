import { chunkerDigest } from '@patchbay/core/ingestion-pipeline';
import { chunkId, createSearchIndexService, type StoredChunk } from '@patchbay/core/vector-search';
import { openAiEmbedder } from '@patchbay/models';
import { createChunkRepository, createIndexEntryRepository, createSearchIndexRepository } from '@patchbay/mongo';
import { idOf, type TestDatabase, tenantScopeFixture } from '@patchbay/testing';
import { chromaVectorStore } from '@patchbay/vector';

const MODEL = 'all-minilm-l6-v2';

/** Where knowledge is kept and embedded. */
export interface KnowledgeServers {
  readonly database: TestDatabase;
  readonly chroma_url: string;
  readonly openai: { readonly base_url: string; readonly api_key: string };
}

let files = 0;

/** Puts passages of a document into a new index of a tenant, as ingestion leaves them. @returns the index's id */
export async function seedKnowledge(
  { database: test, chroma_url, openai }: KnowledgeServers,
  tenant_id: string,
  passages: readonly string[],
): Promise<{ index_id: string; file_id: string }> {
  const scope = tenantScopeFixture({ tenant_id });
  const indexes = createSearchIndexRepository(test.database);
  const { id: index_id } = await createSearchIndexService({
    indexes,
    unitOfWork: test.unit_of_work,
    clock: test.clock,
    ids: test.ids,
    embedding_model: MODEL,
  }).create(scope, { name: 'Handbook', metadata: {} });
  files += 1;
  const file_id = idOf('file', files);
  const chunker = chunkerDigest();
  const chunks: StoredChunk[] = passages.map((text, ordinal) => ({
    id: chunkId(file_id, 1, chunker, ordinal),
    tenant_id,
    file_id,
    file_version: 1,
    chunker,
    file_name: 'handbook.pdf',
    ordinal,
    text,
    heading_path: [],
    kind: 'text',
    token_estimate: 20,
    page_start: ordinal + 1,
    page_end: ordinal + 1,
    start: 0,
    end: text.length,
  }));
  await createChunkRepository(test.database).upsert(scope, chunks);
  const embeddings = await openAiEmbedder({ ...openai, embedding_model: MODEL }).embed(passages, 'document');
  const points = chunks.map(({ id, file_version }, at) => ({
    id,
    file_id,
    file_version,
    since: 1,
    embedding: embeddings[at] ?? [],
  }));
  await chromaVectorStore(chroma_url).upsert({ tenant_id, index_id, generation: 1 }, points);
  const entries = createIndexEntryRepository(test.database, test.clock);
  const key = { index_id, generation: 1, file_id, file_version: 1 };
  await entries.open(scope, undefined, [{ ...key, chunker, status: 'processing', deadline_at: null }]);
  const searchable = { status: 'searchable', since: 1, chunks: chunks.length } as const;
  await entries.transition(scope, undefined, key, { status: ['processing'] }, searchable);
  return { index_id, file_id };
}
