import { chunkId, type StoredChunk } from '@patchbay/core/vector-search';
import { openAiEmbedder } from '@patchbay/models';
import { createChunkRepository } from '@patchbay/mongo';
import { createVectorStores } from '@patchbay/vector';
import type { TestApi } from './api.ts';
import type { indexFiles } from './index-files.ts';

/** Where passages are embedded and kept. */
export interface PassageServers {
  readonly chroma_url: string;
  readonly openai: { readonly base_url: string; readonly api_key: string };
}

/** Puts passages of a version of a file into an index, as ingestion leaves them: the version before leaves it. */
export function indexPassages({ db }: TestApi, of: ReturnType<typeof indexFiles>, servers: PassageServers) {
  const { scope } = of;
  const vectors = createVectorStores({ chroma_url: servers.chroma_url }).of('chroma');
  const embedder = openAiEmbedder({ ...servers.openai, embedding_model: 'all-minilm-l6-v2' });

  return async (index_id: string, file_id: string, file_version: number, passages: readonly string[]) => {
    const chunks = passages.map(
      (text, ordinal): StoredChunk => ({
        id: chunkId(file_id, file_version, 'chunker-1', ordinal),
        tenant_id: scope.tenant_id,
        file_id,
        file_version,
        chunker: 'chunker-1',
        file_name: 'handbook.txt',
        ordinal,
        text,
        heading_path: [],
        kind: 'text',
        token_estimate: 20,
        page_start: ordinal + 1,
        page_end: ordinal + 1,
        start: 0,
        end: text.length,
      }),
    );
    await createChunkRepository(db.database).upsert(scope, chunks);
    const embeddings = await embedder.embed(passages, 'document');
    const namespace = { tenant_id: scope.tenant_id, index_id, generation: 1 };
    const points = chunks.map(({ id }, at) => ({
      id,
      file_id,
      file_version,
      since: 1,
      embedding: embeddings[at] ?? [],
    }));
    await vectors.upsert(namespace, points);
    await of.searchable(index_id, file_id, file_version);
  };
}
