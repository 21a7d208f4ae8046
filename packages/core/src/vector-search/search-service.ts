import type { TenantScope } from '../kernel/index.ts';
import { gatherCandidates, type Look } from './candidates.ts';
import { type ChunkRepository, chunkSetKey } from './chunk-repository.ts';
import { embedQuery } from './embed-query.ts';
import type { EmbedderSource } from './embedder.ts';
import { type Candidate, fuseRankings } from './fuse-rankings.ts';
import type { HeldKnowledge } from './held-knowledge.ts';
import type { IndexView } from './index-entry.ts';
import type { IndexEntryRepository } from './index-entry-repository.ts';
import type { IndexViewReader } from './ingestion-indexes.ts';
import { searchWords, type WordSearch } from './lexical/lexical-search.ts';
import { createHitMaker, type Found } from './make-hits.ts';
import type { Reranker } from './reranker.ts';
import type { SearchHit, SearchInput, SearchRequest, SearchResult } from './search.ts';
import { createSearchScope, filesToName } from './search-scope.ts';
import type { VectorStores } from './vector-store.ts';

/** What searching needs. */
export interface SearchDeps {
  readonly indexes: IndexViewReader;
  readonly entries: Pick<IndexEntryRepository, 'heldBy'>;
  readonly chunks: Pick<ChunkRepository, 'find' | 'findRanges' | 'filesWith' | 'termRows'>;
  readonly vectors: VectorStores;
  readonly embedders: EmbedderSource;
  readonly reranker?: Reranker;
}

/**
 * How the rankings are looked at. Some of what a vector store proposes may be held no longer, or not yet: only where so
 * much is that hits are missing, there is a second look, farther, and with the store leaving out what it can. Chroma
 * Cloud gives no more than 300.
 */
const LOOKS: readonly Look[] = [
  { depth: 100, as_held: false },
  { depth: 300, as_held: true },
];
const FARTHEST = 300;

/** One search under way. */
interface Search {
  readonly request: SearchRequest;
  readonly views: readonly IndexView[];
  readonly held: HeldKnowledge;
  readonly embeddings: ReadonlyMap<string, readonly number[]>;
  readonly words: WordSearch;
}

function withDefaults(input: SearchInput): SearchRequest {
  return { mode: 'hybrid', weights: { dense: 1, lexical: 1 }, expand: 0, ...input };
}

/** Search in a tenant's indexes: one use case for the API and for the agents' tool. */
export function createSearchService(deps: SearchDeps) {
  const { chunks, vectors, embedders, reranker } = deps;
  const makeHits = createHitMaker({ chunks, ...(reranker === undefined ? {} : { reranker }) });
  const { viewsOf, heldOf } = createSearchScope(deps);

  /** The ranking of those candidates that the views hold. */
  async function rank(scope: TenantScope, search: Search, candidates: readonly Candidate[]): Promise<Found[]> {
    const { request, held, words } = search;
    const ids = candidates.map(({ id }) => id);
    const stored = new Map((await chunks.find(scope, ids)).map((chunk) => [chunk.id, chunk]));
    const findable = candidates.filter(({ id, index_id }) => {
      const chunk = stored.get(id);
      return chunk !== undefined && held.has(index_id, chunkSetKey(chunk));
    });
    return fuseRankings(findable, { ...request, terms: words.terms }).flatMap((one) => {
      const chunk = stored.get(one.id);
      return chunk === undefined || one.score < request.min_score ? [] : [{ ...chunk, ...one }];
    });
  }

  async function find(scope: TenantScope, search: Search): Promise<SearchHit[]> {
    const { request, held, words } = search;
    const { top_k, min_score } = request;
    let hits: SearchHit[] = [];
    if (held.sets.size === 0) return hits;
    const file_ids = search.embeddings.size === 0 ? undefined : filesToName(request, held);
    for (const look of LOOKS) {
      const matches = words.matches.slice(0, look.depth);
      const { candidates, nearest } = await gatherCandidates(vectors, scope, {
        ...search,
        file_ids,
        words: matches,
        look,
      });
      hits = await makeHits(scope, request, await rank(scope, search, candidates));
      const more =
        matches.length === look.depth ||
        nearest.some((list) => list.length === look.depth && (list.at(-1)?.score ?? -1) >= min_score);
      if (hits.length === top_k || !more) break;
    }
    return hits;
  }

  return {
    /**
     * Passages that answer the query best, by meaning, by words, or by both. The tenant comes from the scope alone: it
     * names the vector store's database and is part of every read of entries, words and chunks. What a search may find
     * is told by the index entries of the views; a filter only narrows it.
     *
     * @param input `indexes` names indexes or their snapshots; without it, `index_ids` are searched as they are now.
     * @throws AppError `reference_not_found` for an index or snapshot that the tenant does not have; `unprocessable` for
     * a model or backend that this deployment does not have, and for a filter that leaves too many files;
     * `upstream_failed` and `upstream_timeout` when the embedding model or the vector store is no help.
     */
    async search(scope: TenantScope, input: SearchInput): Promise<SearchResult> {
      const request = withDefaults(input);
      const { mode, query } = request;
      const views = await viewsOf(scope, input);
      const models = mode === 'lexical' ? [] : views.map(({ embedding_model }) => embedding_model);
      const [embeddings, { held, words }] = await Promise.all([
        embedQuery(embedders, models, query),
        heldOf(scope, request, views).then(async (held) => {
          const none: WordSearch = { terms: 0, matches: [] };
          const words = mode === 'dense' ? none : await searchWords(chunks, scope, held, { query, top_k: FARTHEST });
          return { held, words };
        }),
      ]);
      const data = await find(scope, { request, views, held, embeddings, words });
      return { object: 'search_result', query, mode, grounded: data.length > 0, data };
    },
  };
}
export type SearchService = ReturnType<typeof createSearchService>;
