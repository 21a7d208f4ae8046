import type { TenantScope } from '../../kernel/index.ts';
import { type ChunkRepository, chunkId, chunkSetKey } from '../chunk-repository.ts';
import type { HeldKnowledge } from '../held-knowledge.ts';
import { rankBm25 } from './rank-bm25.ts';
import { termsOf } from './terms.ts';

/** Words of one query beyond this number tell nothing more, and each costs reads. */
const MOST_TERMS = 64;

/** A chunk by its words. */
export interface WordMatch {
  readonly id: string;
  readonly index_id: string;
  readonly score: number;
  readonly coverage: number;
}

/** What the words of a query brought. */
export interface WordSearch {
  /** Distinct terms of the query. */
  readonly terms: number;
  readonly matches: readonly WordMatch[];
}

/**
 * Ranks the chunks that the views hold by the words of a query. One read whatever the number of tenants: of the held
 * sets, the term rows with these terms.
 */
export async function searchWords(
  chunks: Pick<ChunkRepository, 'termRows'>,
  scope: TenantScope,
  held: HeldKnowledge,
  { query, top_k }: { readonly query: string; readonly top_k: number },
): Promise<WordSearch> {
  const terms = [...new Set(termsOf(query))].slice(0, MOST_TERMS);
  const sets = [...held.sets.values()];
  if (sets.length === 0 || terms.length === 0) return { terms: terms.length, matches: [] };
  const ranked = rankBm25(await chunks.termRows(scope, sets, terms), terms, top_k);
  const matches = ranked.flatMap(({ ordinal, score, coverage, ...set }) => {
    const index_id = held.indexOf(chunkSetKey(set));
    const id = chunkId(set.file_id, set.file_version, set.chunker, ordinal);
    return index_id === undefined ? [] : [{ id, index_id, score, coverage }];
  });
  return { terms: terms.length, matches };
}
