import type { TenantScope } from '../kernel/index.ts';
import { type ChunkRepository, type ChunkSet, chunkSetKey, type StoredChunk } from './chunk-repository.ts';
import { type Candidate, fuseRankings, type Ranked } from './fuse-rankings.ts';
import type { HeldKnowledge } from './held-knowledge.ts';
import type { PostingsCache } from './lexical/postings-cache.ts';
import { coverageOf, queryTerms } from './lexical/query-terms.ts';
import { createHitMaker } from './make-hits.ts';
import type { Reranker } from './reranker.ts';
import type { SearchHit, SearchRequest } from './search.ts';

interface PassageRankingDeps {
  readonly chunks: Pick<ChunkRepository, 'find' | 'findRanges'>;
  readonly postings: Pick<PostingsCache, 'setOf'>;
  readonly reranker?: Reranker | undefined;
}

interface Ranking {
  readonly request: SearchRequest;
  readonly held: HeldKnowledge;
  /** Distinct terms of the query. */
  readonly terms: number;
  readonly candidates: readonly Candidate[];
}

/** How near some chunks are by meaning; those that have no vector are left out. */
type SimilaritiesOf = (ids: readonly string[]) => Promise<readonly { readonly id: string; readonly score: number }[]>;

/** Passages to read for each hit: some say what a better one says. */
const READ_A_HIT = 2;

/** Makes what ranks candidates that are held, and reads the passages that an answer shows. */
export function createPassageRanking({ chunks, postings, reranker }: PassageRankingDeps) {
  const makeHits = createHitMaker({ chunks, reranker });

  /** Which sets chunks are of, where memory knows all of them. */
  function known(scope: TenantScope, candidates: readonly Candidate[]): ReadonlyMap<string, ChunkSet> | null {
    const sets = new Map<string, ChunkSet>();
    for (const { id, set = postings.setOf(scope.tenant_id, id) } of candidates) {
      if (set === undefined) return null;
      sets.set(id, set);
    }
    return sets;
  }

  /** The same from memory, or else by reading the chunks; those that must be read for what they say, in any case. */
  async function locate(scope: TenantScope, { request, candidates }: Ranking) {
    const ids = candidates.map(({ id }) => id);
    const sets = known(scope, candidates);
    const untold = candidates.flatMap(({ id, coverage }) => (coverage === null ? [id] : []));
    const found = await chunks.find(scope, sets === null ? ids : untold);
    const read = new Map(found.map((chunk) => [chunk.id, chunk]));
    if (untold.length === 0) return { sets: sets ?? read, read, told: candidates };
    const terms = queryTerms(request.query);
    const told = candidates.map((one) => {
      const chunk = read.get(one.id);
      return one.coverage !== null || chunk === undefined ? one : { ...one, coverage: coverageOf(terms, chunk) };
    });
    return { sets: sets ?? read, read, told };
  }

  /** Reads no more passages than the hits need. */
  async function hitsOf(
    scope: TenantScope,
    request: SearchRequest,
    ranked: readonly Ranked[],
    read: Map<string, StoredChunk>,
  ): Promise<SearchHit[]> {
    const few = reranker === undefined && ranked.some(({ id }) => !read.has(id));
    for (let end = few ? request.top_k * READ_A_HIT : ranked.length; ; end *= 4) {
      const best = ranked.slice(0, end);
      const missing = best.flatMap(({ id }) => (read.has(id) ? [] : [id]));
      for (const chunk of await chunks.find(scope, missing)) read.set(chunk.id, chunk);
      const found = best.flatMap((one) => {
        const chunk = read.get(one.id);
        return chunk === undefined ? [] : [{ ...chunk, ...one }];
      });
      const hits = await makeHits(scope, request, found);
      if (hits.length === request.top_k || end >= ranked.length) return hits;
    }
  }

  /** Those that the views hold, best first. */
  function order(sets: ReadonlyMap<string, ChunkSet>, { request, held, terms, candidates }: Ranking): Ranked[] {
    // Hundreds of candidates are of some dozens of sets.
    const held_by = new Map<string, Map<ChunkSet, boolean>>();
    const isHeld = (index_id: string, set: ChunkSet) => {
      const asked = held_by.get(index_id) ?? new Map<ChunkSet, boolean>();
      held_by.set(index_id, asked);
      const answer = asked.get(set) ?? held.has(index_id, chunkSetKey(set));
      asked.set(set, answer);
      return answer;
    };
    const findable = candidates.filter(({ id, index_id }) => {
      const set = sets.get(id);
      return set !== undefined && isHeld(index_id, set);
    });
    return fuseRankings(findable, { ...request, terms });
  }

  const above = (ranked: readonly Ranked[], { min_score }: SearchRequest) =>
    ranked.filter(({ score }) => score >= min_score);

  return {
    /** Whether memory has what {@link soonHits} asks of these. */
    knows: (scope: TenantScope, matches: readonly { readonly id: string }[]): boolean =>
      reranker === undefined && matches.every(({ id }) => postings.setOf(scope.tenant_id, id) !== undefined),

    /** The best of those candidates that the views hold. */
    async hits(scope: TenantScope, ranking: Ranking): Promise<SearchHit[]> {
      const { request } = ranking;
      const { sets, read, told } = await locate(scope, ranking);
      return hitsOf(scope, request, above(order(sets, { ...ranking, candidates: told }), request), read);
    },

    /**
     * The same before the similarities of those are known that are near by their words only. A similarity decides on
     * the floor and between equals, not on places: as many as are before all of these need none, and of the others
     * only the similarities of the first are asked for, while those are read. Null where that is not enough to answer,
     * and where memory does not know all of them. There must be no reranker.
     */
    async soonHits(scope: TenantScope, ranking: Ranking, similaritiesOf: SimilaritiesOf): Promise<SearchHit[] | null> {
      const { request, candidates } = ranking;
      const { top_k } = request;
      const sets = known(scope, candidates);
      if (sets === null) return null;
      const ranked = order(sets, ranking);
      const open = ranked.find(({ near }) => !near)?.fused ?? Number.NEGATIVE_INFINITY;
      const certain = above(
        ranked.filter(({ fused }) => fused > open),
        request,
      );
      if (certain.length >= top_k) {
        const hits = await hitsOf(scope, request, certain, new Map());
        return hits.length === top_k ? hits : null;
      }
      // Equals stay together: which of them comes first is not known yet.
      const last = ranked[top_k * READ_A_HIT - 1]?.fused ?? Number.NEGATIVE_INFINITY;
      const first = ranked.filter(({ fused }) => fused >= last);
      const [similarities, passages] = await Promise.all([
        similaritiesOf(first.flatMap(({ id, near }) => (near ? [] : [id]))),
        chunks.find(
          scope,
          first.map(({ id }) => id),
        ),
      ]);
      const dense = new Map(similarities.map(({ id, score }) => [id, score]));
      const told = candidates.map((one) => ({ ...one, dense: dense.get(one.id) ?? one.dense }));
      const settled = order(sets, { ...ranking, candidates: told }).slice(0, first.length);
      const read = new Map(passages.map((chunk) => [chunk.id, chunk]));
      const hits = await hitsOf(scope, request, above(settled, request), read);
      return hits.length === top_k ? hits : null;
    },
  };
}
