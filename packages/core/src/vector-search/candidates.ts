import type { TenantScope } from '../kernel/index.ts';
import type { Candidate } from './fuse-rankings.ts';
import type { WordMatch } from './lexical/lexical-search.ts';
import type { VectorMatch, VectorStore } from './vector-store.ts';

/** What to look for by meaning. */
export interface MeaningQuery {
  readonly index_ids: readonly string[];
  /** Null: meanings do not count. */
  readonly embedding: readonly number[] | null;
  /** Where only some files may be found. */
  readonly file_ids: readonly string[] | undefined;
  /** The best by words: those that are far away by meaning get their similarity too. */
  readonly words: readonly WordMatch[];
  readonly depth: number;
}

type Near = VectorMatch & { readonly index_id: string };

/** A chunk that is in several indexes counts once. */
function best(matches: readonly Near[]): Map<string, Near> {
  const found = new Map<string, Near>();
  for (const match of [...matches].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))) {
    if (!found.has(match.id)) found.set(match.id, match);
  }
  return found;
}

/**
 * The nearest by meaning and the best by words, each with what is known of it. The vector store is asked for both at
 * the same time.
 */
export async function gatherCandidates(vectors: VectorStore, scope: TenantScope, query: MeaningQuery) {
  const { embedding, file_ids, words, depth } = query;
  const ask = async (index_id: string, only: { ids?: string[]; file_ids?: readonly string[] }, top_k: number) => {
    if (embedding === null || top_k === 0) return [];
    const matches = await vectors.query({ tenant_id: scope.tenant_id, index_id, generation: 1 }, embedding, {
      top_k,
      ...only,
    });
    return matches.map((match): Near => ({ ...match, index_id }));
  };
  const named = new Map(query.index_ids.map((index_id): [string, string[]] => [index_id, []]));
  for (const { id, index_id } of words) named.get(index_id)?.push(id);
  const [nearest, similarities] = await Promise.all([
    Promise.all(query.index_ids.map((index_id) => ask(index_id, file_ids === undefined ? {} : { file_ids }, depth))),
    Promise.all([...named].map(([index_id, ids]) => ask(index_id, { ids }, ids.length))),
  ]);
  const near = best(nearest.flat());
  const known = best([...near.values(), ...similarities.flat()]);
  const byWords = new Map(words.map((match) => [match.id, match]));
  const indexOf = new Map([...words, ...near.values()].map(({ id, index_id }) => [id, index_id]));
  const candidates = Array.from(indexOf, ([id, index_id]): Candidate => {
    const word = byWords.get(id);
    return {
      id,
      index_id,
      near: near.has(id),
      dense: known.get(id)?.score ?? null,
      lexical: word?.score ?? null,
      coverage: word?.coverage ?? 0,
    };
  });
  return { candidates, nearest };
}
