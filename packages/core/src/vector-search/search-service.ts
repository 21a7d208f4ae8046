import { AppError, type TenantScope } from '../kernel/index.ts';
import type { ChunkRepository, StoredChunk } from './chunk-repository.ts';
import type { SearchHit, SearchRequest, SearchResult } from './search.ts';
import type { SearchIndexRepository } from './search-index-repository.ts';
import type { Embedder, VectorStore } from './vector-store.ts';

/** What searching needs. */
export interface SearchDeps {
  readonly indexes: Pick<SearchIndexRepository, 'embeddingModels'>;
  readonly chunks: Pick<ChunkRepository, 'findLive'>;
  readonly vectors: VectorStore;
  readonly embedder: Embedder;
}

/**
 * Vectors asked for, as a multiple of `top_k`: some may belong to files that are not ready. Only where so many do that
 * hits are missing, the store is asked once more, for many.
 */
const SPARE_FACTORS = [2, 20] as const;

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
      ...(chunk.page_end === chunk.page_start ? {} : { page_end: chunk.page_end }),
      start: chunk.start,
      end: chunk.end,
    },
  };
}

/** Vectors of two models have nothing to do with each other: an answer would be noise. */
function otherModel(place: number, of_index: string, in_use: string): AppError {
  return new AppError('unprocessable', {
    message: `The index was made with the embedding model ${of_index}; searches use ${in_use} now. Ingest its files into a new index.`,
    param: `index_ids.${place}`,
  });
}

/** Search in a tenant's indexes: one use case for the API and for the agents' tool. */
export function createSearchService({ indexes, chunks, vectors, embedder }: SearchDeps) {
  /** Hits among the `asked` nearest vectors of each index, and whether farther ones could be hits too. */
  async function nearest(scope: TenantScope, request: SearchRequest, embedding: readonly number[], asked: number) {
    const perIndex = await Promise.all(
      request.index_ids.map(async (index_id) => {
        const matches = await vectors.query({ tenant_id: scope.tenant_id, index_id }, embedding, { top_k: asked });
        return matches.filter(({ score }) => score >= request.min_score).map((match) => ({ ...match, index_id }));
      }),
    );
    // A chunk that is in several indexes is one hit.
    const best = new Map<string, { index_id: string; score: number }>();
    for (const { id, ...match } of perIndex.flat().sort((a, b) => b.score - a.score)) {
      if (!best.has(id)) best.set(id, match);
    }
    const live = await chunks.findLive(scope, [...best.keys()]);
    const hits = live
      .flatMap((chunk) => {
        const match = best.get(chunk.id);
        return match === undefined ? [] : [toHit(chunk, match)];
      })
      .sort((a, b) => b.score - a.score || a.chunk_id.localeCompare(b.chunk_id))
      .slice(0, request.top_k);
    return { hits, more: perIndex.some((matches) => matches.length === asked) };
  }

  return {
    /**
     * Passages whose meaning is nearest to the query. The tenant comes from the scope alone: it names the vector
     * store's database and is part of every read of chunks.
     *
     * @throws AppError `reference_not_found` for an index that the tenant does not have; `unprocessable` for one whose
     * vectors are of another embedding model; `upstream_failed` and
     * `upstream_timeout` when the embedding model or the vector store is no help.
     */
    async search(scope: TenantScope, request: SearchRequest): Promise<SearchResult> {
      const [models, [embedding]] = await Promise.all([
        indexes.embeddingModels(scope, request.index_ids),
        embedder.embed([request.query], 'query'),
      ]);
      for (const [place, id] of request.index_ids.entries()) {
        const model = models.get(id);
        if (model === undefined) throw new AppError('reference_not_found', { param: `index_ids.${place}` });
        if (model !== embedder.model) throw otherModel(place, model, embedder.model);
      }
      if (embedding === undefined)
        throw new AppError('upstream_failed', { cause: new Error('no embedding came back') });

      let data: SearchHit[] = [];
      for (const factor of SPARE_FACTORS) {
        const { hits, more } = await nearest(scope, request, embedding, request.top_k * factor);
        data = hits;
        if (hits.length === request.top_k || !more) break;
      }
      return { object: 'search_result', query: request.query, grounded: data.length > 0, data };
    },
  };
}
export type SearchService = ReturnType<typeof createSearchService>;
