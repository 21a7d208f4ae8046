import type { SearchHit } from '../vector-search/index.ts';
import { ndcg, recall, reciprocalRank } from './metrics.ts';
import type { Judgement } from './query-set.ts';

/** What is looked at of a hit. */
export type JudgedHit = { readonly citation: Pick<SearchHit['citation'], 'file_id' | 'page' | 'page_end'> };

/** What one query scored; the measures are null where nothing answers it. */
export interface QueryScores {
  readonly ndcg_at_10: number | null;
  readonly recall_at_k: number | null;
  readonly reciprocal_rank: number | null;
  /** Whether anything that answers it was found. */
  readonly hit: boolean;
}

/** A hit of a search with the grade of what it found. */
export interface Graded {
  /** 0: it answers nothing. */
  readonly grade: number;
  /** Another hit before it was of the same place: it counts for nothing, and takes no place. */
  readonly repeated: boolean;
}

/**
 * Grades hits by the labels of their query. Labels are of files or pages, hits are passages: of several hits in one
 * place only the first counts, as the best passage of a document stands for it in retrieval by passages (Callan,
 * Passage-level evidence in document retrieval, SIGIR 1994). The place of a hit is the page that a label names where its
 * file is judged by pages (the best that is still to be found, for a passage over several), else its file.
 */
export function gradeHits(hits: readonly JudgedHit[], relevant: readonly Judgement[]): Graded[] {
  const byFile = Map.groupBy(relevant, ({ file_id }) => file_id);
  const seen = new Set<string>();
  return hits.map(({ citation: { file_id, page, page_end = page } }) => {
    const judged = byFile.get(file_id) ?? [];
    const matching = judged
      .filter((one) => one.page === undefined || (one.page >= page && one.page <= page_end))
      .sort((a, b) => b.grade - a.grade);
    const byPages = judged.some((one) => one.page !== undefined);
    const places = matching.map((one) => ({ at: `${file_id} ${one.page ?? ''}`, grade: one.grade }));
    if (places.length === 0) places.push({ at: `${file_id} ${byPages ? page : ''}`, grade: 0 });
    const next = places.find(({ at }) => !seen.has(at));
    if (next === undefined) return { grade: 0, repeated: true };
    seen.add(next.at);
    return { grade: next.grade, repeated: false };
  });
}

/** Measures the answer to one query. */
export function scoreQuery(graded: readonly Graded[], relevant: readonly Judgement[]): QueryScores {
  if (relevant.length === 0) return { ndcg_at_10: null, recall_at_k: null, reciprocal_rank: null, hit: false };
  const gains = graded.filter(({ repeated }) => !repeated).map(({ grade }) => grade);
  const grades = relevant.map(({ grade }) => grade);
  return {
    ndcg_at_10: ndcg(gains, grades),
    recall_at_k: recall(gains, relevant.length),
    reciprocal_rank: reciprocalRank(gains),
    hit: gains.some((gain) => gain > 0),
  };
}
