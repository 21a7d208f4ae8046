import { AppError, type TenantScope } from '../kernel/index.ts';
import type { ChunkRepository, StoredChunk } from './chunk-repository.ts';
import type { SearchHit, SearchRequest, SearchResult } from './search.ts';
import type { SearchIndexRepository } from './search-index-repository.ts';
import type { Embedder, VectorStore } from './vector-store.ts';

/** What searching needs. */
export interface SearchDeps {
  readonly indexes: Pick<SearchIndexRepository, 'existing'>;
  readonly chunks: Pick<ChunkRepository, 'findLive'>;
  readonly vectors: VectorStore;
  readonly embedder: Embedder;
}

/** Vectors asked for beyond `top_k`, because some may belong to files that are not ready. */
const SPARE_FACTOR = 2;

function toHit(chunk: StoredChunk, { index_id, score }: { index_id: string; score: number }): SearchHit {
  return {
    chunk_id: chunk.id,
    index_id,
    text: chunk.text,
    heading_path: chunk.heading_path,
    score,
    citation: {
      file_id: chunk.file_id,
      file_name: chunk.file_name,
      version: chunk.file_version,
      page: chunk.page_start,
      start: chunk.start,
      end: chunk.end,
    },
  };
}

/** Search in a tenant's indexes: one use case for the API and for the agents' tool. */
export function createSearchService({ indexes, chunks, vectors, embedder }: SearchDeps) {
  return {
    /**
     * Passages whose meaning is nearest to the query. The tenant comes from the scope alone: it names the vector
     * store's database and is part of every read of chunks.
     *
     * @throws AppError `reference_not_found` for an index that the tenant does not have.
     */
    async search(scope: TenantScope, request: SearchRequest): Promise<SearchResult> {
      const [known, [embedding]] = await Promise.all([
        indexes.existing(scope, request.index_ids),
        embedder.embed([request.query], 'query'),
      ]);
      const missing = request.index_ids.findIndex((id) => !known.has(id));
      if (missing >= 0) throw new AppError('reference_not_found', { param: `index_ids.${missing}` });
      if (embedding === undefined)
        throw new AppError('upstream_failed', { cause: new Error('no embedding came back') });

      const top_k = request.top_k * SPARE_FACTOR;
      const found = await Promise.all(
        [...known].map(async (index_id) => {
          const matches = await vectors.query({ tenant_id: scope.tenant_id, index_id }, embedding, { top_k });
          return matches.map((match) => ({ ...match, index_id }));
        }),
      );
      const best = new Map<string, { index_id: string; score: number }>();
      for (const { id, index_id, score } of found.flat().sort((a, b) => b.score - a.score)) {
        if (score >= request.min_score && !best.has(id)) best.set(id, { index_id, score });
      }
      const live = await chunks.findLive(scope, [...best.keys()]);
      const data = live
        .flatMap((chunk) => {
          const match = best.get(chunk.id);
          return match === undefined ? [] : [toHit(chunk, match)];
        })
        .sort((a, b) => b.score - a.score || a.chunk_id.localeCompare(b.chunk_id))
        .slice(0, request.top_k);
      return { object: 'search_result', query: request.query, grounded: data.length > 0, data };
    },
  };
}
export type SearchService = ReturnType<typeof createSearchService>;
