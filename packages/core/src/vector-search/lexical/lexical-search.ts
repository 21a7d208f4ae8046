import type { TenantScope } from '../../kernel/index.ts';
import { type ChunkRepository, type ChunkSet, chunkSetKey } from '../chunk-repository.ts';
import type { HeldKnowledge } from '../held-knowledge.ts';
import type { PostingsCache } from './postings-cache.ts';
import { type PostingsPart, partsOf } from './postings-part.ts';
import { queryTerms } from './query-terms.ts';
import { rankBm25 } from './rank-bm25.ts';

/** A chunk by its words. */
export interface WordMatch {
  readonly id: string;
  readonly index_id: string;
  /** What it is of; missing where only reading it tells. */
  readonly set?: ChunkSet;
  readonly score: number;
  /** Share of the query that it has; null where only reading it tells. */
  readonly coverage: number | null;
}

/** What the words of a query brought. */
export interface WordSearch {
  /** Distinct terms of the query. */
  readonly terms: number;
  readonly matches: readonly WordMatch[];
}

/** What ranking by words needs. */
export interface WordSearchDeps {
  readonly chunks: Pick<ChunkRepository, 'termRows'>;
  readonly postings: PostingsCache;
}

/**
 * Ranks the chunks that the views hold by the words of a query: of what is kept in memory without a read, of all other
 * held sets by one read of the term rows with these terms.
 */
export async function searchWords(
  { chunks, postings }: WordSearchDeps,
  scope: TenantScope,
  held: HeldKnowledge,
  { query, top_k }: { readonly query: string; readonly top_k: number },
): Promise<WordSearch> {
  const terms = queryTerms(query);
  if (held.sets.size === 0 || terms.length === 0) return { terms: terms.length, matches: [] };
  const parts: PostingsPart[] = [];
  const unread: ChunkSet[] = [];
  for (const [key, set] of held.sets) {
    const known = postings.get(scope.tenant_id, key);
    if (known === undefined) unread.push(set);
    else parts.push(...known);
  }
  if (unread.length > 0) parts.push(...partsOf(await chunks.termRows(scope, unread, terms)));
  const matches = rankBm25(parts, terms, top_k).flatMap((match) => {
    const { id, set, score, coverage } = match;
    const index_id = held.indexOf(chunkSetKey(match));
    return index_id === undefined ? [] : [{ id, index_id, set, score, coverage }];
  });
  return { terms: terms.length, matches };
}
