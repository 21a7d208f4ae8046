import type { TenantScope } from '../kernel/index.ts';
import { candidatesOf, createMeaningSearch, type Look } from './candidates.ts';
import type { ChunkRepository } from './chunk-repository.ts';
import { embedQuery } from './embed-query.ts';
import type { EmbedderSource } from './embedder.ts';
import type { HeldKnowledge } from './held-knowledge.ts';
import type { IndexView } from './index-entry.ts';
import type { IndexEntryRepository } from './index-entry-repository.ts';
import type { IndexViewReader } from './ingestion-indexes.ts';
import { createKnownViews } from './known-views.ts';
import { searchWords, type WordSearch } from './lexical/lexical-search.ts';
import { createPostingsCache } from './lexical/postings-cache.ts';
import { createWordProposals } from './lexical/proposed-words.ts';
import { createPassageRanking } from './rank-passages.ts';
import type { Reranker } from './reranker.ts';
import type { SearchHit, SearchInput, SearchRequest, SearchResult } from './search.ts';
import { createSearchScope, filesToName } from './search-scope.ts';
import type { VectorStores } from './vector-store.ts';

/** What searching needs. */
export interface SearchDeps {
  readonly indexes: IndexViewReader;
  readonly entries: Pick<IndexEntryRepository, 'heldBy'>;
  readonly chunks: Pick<ChunkRepository, 'find' | 'findRanges' | 'filesWith' | 'termRows' | 'postings'>;
  readonly vectors: VectorStores;
  readonly embedders: EmbedderSource;
  /** What reads query and passage together; undefined where a deployment has none. */
  readonly reranker?: Reranker | undefined;
  /**
   * Settles when what was asked of others is on its way. Ranking words keeps the process busy for a millisecond, so it
   * begins after that; without this, at once.
   */
  readonly yieldToIo?: () => Promise<unknown>;
}

/**
 * How the rankings are looked at. Some of what a vector store proposes may be held no longer, or not yet: only where so
 * much is that hits are missing, there is a second look, farther, and with the store leaving out what it can. Chroma
 * Cloud gives no more than 300.
 */
const LOOKS: readonly [Look, Look] = [
  { depth: 100, as_held: false },
  { depth: 300, as_held: true },
];
const FARTHEST = 300;

/**
 * Of several indexes, one may know a chunk by one model and another by another: all of them are asked. And what a backend
 * ranked by words is read first.
 */
const mayBeSoon = ({ mode }: SearchRequest, views: readonly IndexView[], { matches }: WordSearch) =>
  mode === 'hybrid' && views.length === 1 && matches.every(({ coverage }) => coverage !== null);

function withDefaults(input: SearchInput): SearchRequest {
  return { mode: 'hybrid', weights: { dense: 1, lexical: 1 }, expand: 0, ...input };
}

const NO_WORDS: WordSearch = { terms: 0, matches: [] };

/** Search in a tenant's indexes: one use case for the API and for the agents' tool. */
export function createSearchService(deps: SearchDeps) {
  const { chunks, vectors, embedders, yieldToIo } = deps;
  const postings = createPostingsCache(chunks);
  const { viewsOf, heldOf, keep } = createSearchScope(deps);
  const meaning = createMeaningSearch(vectors);
  const proposals = createWordProposals(vectors);
  const rank = createPassageRanking({ ...deps, postings });
  const withViews = createKnownViews();

  /** By the backend where that ranks words, and otherwise by the postings of what is held. */
  async function searchByWords(
    scope: TenantScope,
    request: SearchRequest,
    views: readonly IndexView[],
    holding: Promise<HeldKnowledge>,
  ): Promise<WordSearch> {
    const asked = { query: request.query, top_k: FARTHEST };
    if (!proposals.serve(views)) {
      const held = await holding;
      await yieldToIo?.();
      return searchWords({ chunks, postings }, scope, held, asked);
    }
    if (request.filter === undefined) return proposals.search(scope, views, asked);
    return proposals.search(scope, views, { ...asked, file_ids: filesToName(request, await holding) });
  }

  /** Everything that needs nothing from each other, at the same time. */
  async function begin(scope: TenantScope, request: SearchRequest, views: readonly IndexView[]) {
    const { mode, query, filter } = request;
    const embedding = embedQuery(embedders, mode === 'lexical' ? [] : views, query);
    const holding = heldOf(scope, request, views);
    const ranking = mode === 'dense' ? NO_WORDS : searchByWords(scope, request, views, holding);
    // What the vector store proposes is not waited for where nothing is held; a filter must be known before it is asked.
    const nearest =
      filter === undefined
        ? embedding.then((embeddings) => meaning.nearest(scope, { views, embeddings }, LOOKS[0], undefined))
        : undefined;
    nearest?.catch(() => undefined);
    const [embeddings, held, words] = await Promise.all([embedding, holding, ranking]);
    return { request, views, embeddings, held, words, nearest };
  }

  async function find(
    scope: TenantScope,
    { request, views, embeddings, held, words, nearest: begun }: Awaited<ReturnType<typeof begin>>,
  ): Promise<SearchHit[]> {
    const { top_k, min_score } = request;
    let hits: SearchHit[] = [];
    if (held.sets.size === 0) return hits;
    const file_ids = embeddings.size === 0 ? undefined : filesToName(request, held);
    const query = { views, embeddings };
    for (const look of LOOKS) {
      const matches = words.matches.slice(0, look.depth);
      const ranking = { request, held, terms: words.terms };
      const near = look === LOOKS[0] && begun !== undefined ? begun : meaning.nearest(scope, query, look, file_ids);
      if (mayBeSoon(request, views, words) && rank.knows(scope, matches)) {
        const candidates = candidatesOf(views, matches, (await near).flat(), []);
        const soon = await rank.soonHits(scope, { ...ranking, candidates }, (ids) => {
          const asked = new Set(ids);
          return meaning.similarities(
            scope,
            query,
            matches.filter(({ id }) => asked.has(id)),
          );
        });
        if (soon !== null) return soon;
      }
      const [nearest, similarities] = await Promise.all([near, meaning.similarities(scope, query, matches)]);
      const candidates = candidatesOf(views, matches, nearest.flat(), similarities);
      hits = await rank.hits(scope, { ...ranking, candidates });
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
     * The first search of an index in a process reads of words what it needs; what later ones rank by is read
     * meanwhile, where it is not too much, and kept.
     *
     * @param input `indexes` names indexes or their snapshots; without it, `index_ids` are searched as they are now.
     * @throws AppError `reference_not_found` for an index or snapshot that the tenant does not have; `unprocessable` for
     * a model or backend that this deployment does not have, for one that gives other vectors now, and for a filter that leaves too many files;
     * `upstream_failed` and `upstream_timeout` when the embedding model or the vector store is no help.
     */
    async search(scope: TenantScope, input: SearchInput): Promise<SearchResult> {
      const request = withDefaults(input);
      const { mode, query } = request;
      const references = input.indexes ?? input.index_ids;
      const read = () => viewsOf(scope, input);
      const { views, held, data } = await withViews(scope, references, read, async (views) => {
        const begun = await begin(scope, request, views);
        return { views, held: begun.held, data: await find(scope, begun) };
      });
      void postings.load(scope, held);
      void keep(scope, input, views);
      return { object: 'search_result', query, mode, grounded: data.length > 0, data };
    },
  };
}
export type SearchService = ReturnType<typeof createSearchService>;
