import type { TenantScope } from '../kernel/index.ts';
import type { Candidate } from './fuse-rankings.ts';
import type { IndexView } from './index-entry.ts';
import type { WordMatch } from './lexical/lexical-search.ts';
import type { VectorMatch, VectorQuery, VectorStores } from './vector-store.ts';

/** How far a look goes: how many neighbours, and whether the vector store leaves out what a view does not hold. */
export interface Look {
  readonly depth: number;
  readonly as_held: boolean;
}

/** What to look for by meaning. */
export interface MeaningQuery {
  readonly views: readonly IndexView[];
  /** The query's embedding by model; empty: meanings do not count. */
  readonly embeddings: ReadonlyMap<string, readonly number[]>;
  /** Where only some files may be found. */
  readonly file_ids: readonly string[] | undefined;
  /** The best by words: those that are far away by meaning get their similarity too. */
  readonly words: readonly WordMatch[];
  readonly look: Look;
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
 * The nearest by meaning and the best by words, each with what is known of it. The vector stores are asked for both at
 * the same time. What they answer may be more than the views hold.
 */
export async function gatherCandidates(vectors: VectorStores, scope: TenantScope, query: MeaningQuery) {
  const { views, embeddings, file_ids, words, look } = query;
  const ask = async (view: IndexView, options: VectorQuery): Promise<Near[]> => {
    const { index_id, generation, embedding_model, backend } = view;
    const embedding = embeddings.get(embedding_model);
    if (embedding === undefined || options.top_k === 0) return [];
    const namespace = { tenant_id: scope.tenant_id, index_id, generation };
    const matches = await vectors.of(backend).query(namespace, embedding, options);
    return matches.map((match) => ({ ...match, index_id }));
  };
  const named = new Map(views.map(({ index_id }): [string, string[]] => [index_id, []]));
  for (const { id, index_id } of words) named.get(index_id)?.push(id);
  const nearby = (view: IndexView): VectorQuery => ({
    top_k: look.depth,
    ...(file_ids === undefined ? {} : { file_ids }),
    ...(look.as_held ? { as_of: view.as_of } : {}),
  });
  const [nearest, similarities] = await Promise.all([
    Promise.all(views.map((view) => ask(view, nearby(view)))),
    Promise.all(
      views.map((view) => {
        const ids = named.get(view.index_id) ?? [];
        return ask(view, { ids, top_k: ids.length });
      }),
    ),
  ]);
  const near = best(nearest.flat());
  const known = best([...near.values(), ...similarities.flat()]);
  const byWords = new Map(words.map((match) => [match.id, match]));
  const indexOf = new Map([...words, ...near.values()].map(({ id, index_id }) => [id, index_id]));
  const modelOf = new Map(views.map(({ index_id, embedding_model }) => [index_id, embedding_model]));
  const candidates = Array.from(indexOf, ([id, index_id]): Candidate => {
    const word = byWords.get(id);
    return {
      id,
      index_id,
      embedding_model: modelOf.get(index_id) ?? '',
      near: near.has(id),
      dense: known.get(id)?.score ?? null,
      lexical: word?.score ?? null,
      coverage: word?.coverage ?? 0,
    };
  });
  return { candidates, nearest };
}
