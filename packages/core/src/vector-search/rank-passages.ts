import type { TenantScope } from '../kernel/index.ts';
import { type ChunkRepository, type ChunkSet, chunkSetKey, type StoredChunk } from './chunk-repository.ts';
import { type Candidate, fuseRankings, type Ranked } from './fuse-rankings.ts';
import type { HeldKnowledge } from './held-knowledge.ts';
import type { PostingsCache } from './lexical/postings-cache.ts';
import { createHitMaker } from './make-hits.ts';
import type { Reranker } from './reranker.ts';
import type { SearchHit, SearchRequest } from './search.ts';

interface PassageRankingDeps {
  readonly chunks: Pick<ChunkRepository, 'find' | 'findRanges'>;
  readonly postings: Pick<PostingsCache, 'setOf'>;
  readonly reranker?: Reranker;
}

interface Ranking {
  readonly request: SearchRequest;
  readonly held: HeldKnowledge;
  /** Distinct terms of the query. */
  readonly terms: number;
  readonly candidates: readonly Candidate[];
}

/** Passages to read for each hit: some say what a better one says. */
const READ_A_HIT = 2;

/** Makes what ranks candidates that are held, and reads the passages that an answer shows. */
export function createPassageRanking({ chunks, postings, reranker }: PassageRankingDeps) {
  const makeHits = createHitMaker({ chunks, ...(reranker === undefined ? {} : { reranker }) });

  /** Which sets chunks are of: from memory where it knows all of them, or else by reading them. */
  async function locate(scope: TenantScope, ids: readonly string[]) {
    const sets = new Map<string, ChunkSet>();
    for (const id of ids) {
      const set = postings.setOf(scope.tenant_id, id);
      if (set === undefined) break;
      sets.set(id, set);
    }
    if (sets.size === ids.length) return { sets, read: new Map<string, StoredChunk>() };
    const read = new Map((await chunks.find(scope, ids)).map((chunk) => [chunk.id, chunk]));
    return { sets: read, read };
  }

  /** Reads no more passages than the hits need. */
  async function hitsOf(
    scope: TenantScope,
    request: SearchRequest,
    ranked: readonly Ranked[],
    read: Map<string, StoredChunk>,
  ): Promise<SearchHit[]> {
    const few = read.size === 0 && reranker === undefined;
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

  /** The best of those candidates that the views hold. */
  return async (scope: TenantScope, { request, held, terms, candidates }: Ranking): Promise<SearchHit[]> => {
    const { sets, read } = await locate(
      scope,
      candidates.map(({ id }) => id),
    );
    const findable = candidates.filter(({ id, index_id }) => {
      const set = sets.get(id);
      return set !== undefined && held.has(index_id, chunkSetKey(set));
    });
    const ranked = fuseRankings(findable, { ...request, terms }).filter(({ score }) => score >= request.min_score);
    return hitsOf(scope, request, ranked, new Map(read));
  };
}
