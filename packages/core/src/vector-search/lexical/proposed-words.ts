import type { TenantScope } from '../../kernel/index.ts';
import type { IndexView } from '../index-entry.ts';
import type { VectorQuery, VectorStores } from '../vector-store.ts';
import type { WordMatch, WordSearch } from './lexical-search.ts';
import { queryTerms } from './query-terms.ts';

interface Asked {
  readonly query: string;
  readonly top_k: number;
  /** Where only some files may be found. */
  readonly file_ids?: readonly string[] | undefined;
}

/** Ranking by words where the backend of the views does it. */
export function createWordProposals(vectors: VectorStores) {
  async function rank(scope: TenantScope, view: IndexView, { query, top_k, file_ids }: Asked): Promise<WordMatch[]> {
    const { index_id, generation, backend, as_of } = view;
    const options: VectorQuery = { top_k, as_of, ...(file_ids === undefined ? {} : { file_ids }) };
    const namespace = { tenant_id: scope.tenant_id, index_id, generation };
    const proposals = (await vectors.of(backend).words?.rank(namespace, query, options)) ?? [];
    // How many of the words a chunk has is told by reading it.
    return proposals.map(({ id, score }) => ({ id, index_id, score, coverage: null }));
  }

  return {
    /** Scores of different backends cannot be compared, so all views must be of one. */
    serve: (views: readonly IndexView[]): boolean =>
      views.length > 0 &&
      views.every(({ backend }) => backend === views[0]?.backend) &&
      vectors.of(views[0]?.backend ?? 'chroma').words !== undefined,

    /** What the backend proposes; a chunk that is in several indexes counts once. */
    async search(scope: TenantScope, views: readonly IndexView[], asked: Asked): Promise<WordSearch> {
      const terms = queryTerms(asked.query).length;
      if (terms === 0 || asked.file_ids?.length === 0) return { terms, matches: [] };
      const ranked = (await Promise.all(views.map((view) => rank(scope, view, asked)))).flat();
      const best = new Map<string, WordMatch>();
      for (const match of ranked.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))) {
        if (!best.has(match.id)) best.set(match.id, match);
      }
      return { terms, matches: [...best.values()].slice(0, asked.top_k) };
    },
  };
}
