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

/** Whose meaning to look for, and where. */
export interface MeaningQuery {
  readonly views: readonly IndexView[];
  /** The query's embedding by model; empty: meanings do not count. */
  readonly embeddings: ReadonlyMap<string, readonly number[]>;
}

/** What a vector store answers. It may be more than the views hold. */
export type Near = VectorMatch & { readonly index_id: string };

/** A chunk that is in several indexes counts once. */
function best(matches: readonly Near[]): Map<string, Near> {
  const found = new Map<string, Near>();
  for (const match of [...matches].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))) {
    if (!found.has(match.id)) found.set(match.id, match);
  }
  return found;
}

/** Asks the vector stores of the views. */
export function createMeaningSearch(vectors: VectorStores) {
  async function ask(
    scope: TenantScope,
    { index_id, generation, embedding_model, backend }: IndexView,
    { embeddings }: MeaningQuery,
    options: VectorQuery,
  ): Promise<Near[]> {
    const embedding = embeddings.get(embedding_model);
    if (embedding === undefined || options.top_k === 0) return [];
    const namespace = { tenant_id: scope.tenant_id, index_id, generation };
    const matches = await vectors.of(backend).query(namespace, embedding, options);
    return matches.map((match) => ({ ...match, index_id }));
  }

  return {
    /**
     * The nearest by meaning, a list a view.
     *
     * @param file_ids where only some files may be found
     */
    nearest: (
      scope: TenantScope,
      query: MeaningQuery,
      { depth, as_held }: Look,
      file_ids: readonly string[] | undefined,
    ): Promise<Near[][]> =>
      Promise.all(
        query.views.map((view) =>
          ask(scope, view, query, {
            top_k: depth,
            ...(file_ids === undefined ? {} : { file_ids }),
            ...(as_held ? { as_of: view.as_of } : {}),
          }),
        ),
      ),

    /** The similarities of the best by words, which may be far away by meaning. */
    async similarities(scope: TenantScope, query: MeaningQuery, words: readonly WordMatch[]): Promise<Near[]> {
      const asked = query.views.map((view) => {
        const ids = words.flatMap(({ id, index_id }) => (index_id === view.index_id ? [id] : []));
        return ask(scope, view, query, { ids, top_k: ids.length });
      });
      return (await Promise.all(asked)).flat();
    },
  };
}

/** The nearest by meaning and the best by words, each with what is known of it. */
export function candidatesOf(
  views: readonly IndexView[],
  words: readonly WordMatch[],
  nearest: readonly Near[],
  similarities: readonly Near[],
): Candidate[] {
  const near = best(nearest);
  const named = best(similarities);
  const byWords = new Map(words.map((match) => [match.id, match]));
  const indexOf = new Map([...words, ...near.values()].map(({ id, index_id }) => [id, index_id]));
  const modelOf = new Map(views.map(({ index_id, embedding_model }) => [index_id, embedding_model]));
  return Array.from(indexOf, ([id, index_id]): Candidate => {
    const word = byWords.get(id);
    return {
      id,
      index_id,
      ...(word?.set === undefined ? {} : { set: word.set }),
      embedding_model: modelOf.get(index_id) ?? '',
      near: near.has(id),
      // What is near was measured with its ranking; measured again it may differ in its last digits.
      dense: (near.get(id) ?? named.get(id))?.score ?? null,
      lexical: word?.score ?? null,
      coverage: word === undefined ? 0 : word.coverage,
    };
  });
}
