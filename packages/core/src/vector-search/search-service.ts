import { AppError, type TenantScope } from '../kernel/index.ts';
import { gatherCandidates } from './candidates.ts';
import type { ChunkRepository } from './chunk-repository.ts';
import { type Candidate, fuseRankings } from './fuse-rankings.ts';
import { searchWords, type WordSearch } from './lexical/lexical-search.ts';
import { createHitMaker, type Found } from './make-hits.ts';
import type { Reranker } from './reranker.ts';
import type { SearchHit, SearchInput, SearchRequest, SearchResult } from './search.ts';
import type { SearchIndexRepository } from './search-index-repository.ts';
import type { Embedder, VectorStore } from './vector-store.ts';

/** What searching needs. */
export interface SearchDeps {
  readonly indexes: Pick<SearchIndexRepository, 'embeddingModels'>;
  readonly chunks: Pick<ChunkRepository, 'findLive' | 'findLiveRanges' | 'filesIn' | 'termRows'>;
  readonly vectors: VectorStore;
  readonly embedder: Embedder;
  readonly reranker?: Reranker;
}

/**
 * How far down each ranking is looked. Some of what is there may belong to files that are not ready: only where so much
 * does that hits are missing, the rankings are looked at once more, farther. Chroma Cloud gives no more than 300.
 */
const DEPTHS = [100, 300] as const;

/** Files that a filter may leave: each is named in the question to the vector store. */
const MOST_FILTERED_FILES = 1_000;

/** Vectors of two models have nothing to do with each other: an answer would be noise. */
function otherModel(place: number, of_index: string, in_use: string): AppError {
  return new AppError('unprocessable', {
    message: `The index was made with the embedding model ${of_index}; searches use ${in_use} now. Ingest its files into a new index.`,
    param: `index_ids.${place}`,
  });
}

function withDefaults(input: SearchInput): SearchRequest {
  return { mode: 'hybrid', weights: { dense: 1, lexical: 1 }, expand: 0, ...input };
}

function selectionOf({ index_ids, filter }: SearchRequest) {
  const metadata = Object.entries(filter?.metadata ?? {}).map(([key, value]) => [key, [value].flat()] as const);
  return { index_ids, file_ids: filter?.file_ids, metadata: Object.fromEntries(metadata) };
}

/** Search in a tenant's indexes: one use case for the API and for the agents' tool. */
export function createSearchService({ indexes, chunks, vectors, embedder, reranker }: SearchDeps) {
  const makeHits = createHitMaker({ chunks, ...(reranker === undefined ? {} : { reranker }) });

  async function embeddingOf({ mode, query }: SearchRequest): Promise<readonly number[] | null> {
    if (mode === 'lexical') return null;
    const [embedding] = await embedder.embed([query], 'query');
    if (embedding === undefined) throw new AppError('upstream_failed', { cause: new Error('no embedding came back') });
    return embedding;
  }

  /** Null where neither words nor files matter. */
  async function wordsOf(scope: TenantScope, request: SearchRequest): Promise<WordSearch | null> {
    if (request.mode === 'dense' && request.filter === undefined) return null;
    const top_k = request.mode === 'dense' ? 0 : DEPTHS[1];
    return searchWords(chunks, scope, selectionOf(request), { query: request.query, top_k });
  }

  async function checkIndexes(scope: TenantScope, { index_ids, mode }: SearchRequest): Promise<void> {
    const models = await indexes.embeddingModels(scope, index_ids);
    for (const [place, id] of index_ids.entries()) {
      const model = models.get(id);
      if (model === undefined) throw new AppError('reference_not_found', { param: `index_ids.${place}` });
      if (mode !== 'lexical' && model !== embedder.model) throw otherModel(place, model, embedder.model);
    }
  }

  /** The files that are left by a filter; undefined where there is no filter. */
  function filteredFiles({ filter }: SearchRequest, words: WordSearch | null): readonly string[] | undefined {
    if (filter === undefined || words === null) return undefined;
    if (words.files.size <= MOST_FILTERED_FILES) return [...words.files];
    const message = `The filter leaves ${words.files.size} files; a search can name ${MOST_FILTERED_FILES}. Narrow it, or put these files into an index of their own.`;
    throw new AppError('unprocessable', { message, param: 'filter' });
  }

  /** The ranking of those candidates that searches may find. */
  async function rank(
    scope: TenantScope,
    request: SearchRequest,
    candidates: readonly Candidate[],
    terms: number,
  ): Promise<Found[]> {
    const stored = await chunks.findLive(
      scope,
      candidates.map(({ id }) => id),
    );
    const live = new Map(stored.map((chunk) => [chunk.id, chunk]));
    const findable = candidates.filter(({ id }) => live.has(id));
    return fuseRankings(findable, { ...request, terms }).flatMap((one) => {
      const chunk = live.get(one.id);
      return chunk === undefined || one.score < request.min_score ? [] : [{ ...chunk, ...one }];
    });
  }

  async function find(
    scope: TenantScope,
    request: SearchRequest,
    embedding: readonly number[] | null,
    words: WordSearch | null,
  ): Promise<SearchHit[]> {
    const { index_ids, top_k, min_score } = request;
    const file_ids = embedding === null ? undefined : filteredFiles(request, words);
    let hits: SearchHit[] = [];
    if (file_ids?.length === 0) return hits;
    for (const depth of DEPTHS) {
      const matches = words?.matches.slice(0, depth) ?? [];
      const query = { index_ids, embedding, file_ids, words: matches, depth };
      const { candidates, nearest } = await gatherCandidates(vectors, scope, query);
      hits = await makeHits(scope, request, await rank(scope, request, candidates, words?.terms ?? 0));
      const more =
        matches.length === depth ||
        nearest.some((list) => list.length === depth && (list.at(-1)?.score ?? -1) >= min_score);
      if (hits.length === top_k || !more) break;
    }
    return hits;
  }

  return {
    /**
     * Passages that answer the query best, by meaning, by words, or by both. The tenant comes from the scope alone: it
     * names the vector store's database and is part of every read of files, words and chunks. A filter only narrows.
     *
     * @throws AppError `reference_not_found` for an index that the tenant does not have; `unprocessable` for one whose
     * vectors are of another embedding model, and for a filter that leaves too many files; `upstream_failed` and
     * `upstream_timeout` when the embedding model or the vector store is no help.
     */
    async search(scope: TenantScope, input: SearchInput): Promise<SearchResult> {
      const request = withDefaults(input);
      const [, embedding, words] = await Promise.all([
        checkIndexes(scope, request),
        embeddingOf(request),
        wordsOf(scope, request),
      ]);
      const data = await find(scope, request, embedding, words);
      return { object: 'search_result', query: request.query, mode: request.mode, grounded: data.length > 0, data };
    },
  };
}
export type SearchService = ReturnType<typeof createSearchService>;
