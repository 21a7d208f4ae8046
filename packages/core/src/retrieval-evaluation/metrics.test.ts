import { describe, expect, it } from 'vitest';
import { gradeHits, scoreQuery } from './judge-hits.ts';
import { dcg, mean, ndcg, percentile, recall, reciprocalRank } from './metrics.ts';

describe('nDCG', () => {
  it('is what it is in the textbook example', () => {
    // 3/log2(2) + 2/log2(3) + 3/log2(4) + 0 + 1/log2(6) + 2/log2(7)
    expect(dcg([3, 2, 3, 0, 1, 2])).toBeCloseTo(3 + 1.26186 + 1.5 + 0.38685 + 0.71241, 4);
    // the ideal order of the same: 3 3 2 2 1 0
    const ideal = 3 + 1.89279 + 1 + 0.86135 + 0.38685;
    expect(ndcg([3, 2, 3, 0, 1, 2], [3, 2, 3, 0, 1, 2])).toBeCloseTo(6.86113 / ideal, 4);
  });

  it('is 1 for the best order, counts ten places, and knows what was not found', () => {
    expect(ndcg([3, 2, 1], [1, 2, 3])).toBe(1);
    expect(ndcg([...Array(10).fill(0), 3], [3])).toBe(0);
    // one of two found first: 1 / (1 + 0.63093)
    expect(ndcg([1], [1, 1])).toBeCloseTo(0.61315, 4);
    expect(ndcg([0, 1], [1])).toBeCloseTo(0.63093, 4);
    expect(ndcg([], [2])).toBe(0);
  });
});

describe('the other measures', () => {
  it('are shares and places', () => {
    expect(recall([0, 2, 0, 1], 4)).toBe(0.5);
    expect(reciprocalRank([0, 0, 1])).toBeCloseTo(1 / 3);
    expect(reciprocalRank([0, 0])).toBe(0);
    expect(mean([1, 0, 0.5])).toBe(0.5);
    expect(mean([])).toBeNull();
  });

  it('have percentiles by nearest rank', () => {
    const values = [15, 20, 35, 40, 50];
    expect([0.05, 0.3, 0.4, 0.5, 0.95, 1].map((share) => percentile(values, share))).toEqual([15, 20, 20, 35, 50, 50]);
    expect(percentile([], 0.5)).toBeNull();
  });
});

const hit = (file_id: string, page = 1, page_end?: number) => ({
  citation: { file_id, page, ...(page_end === undefined ? {} : { page_end }) },
});

describe('hits and labels', () => {
  it('match by file where the file is judged as a whole: its further passages take no place', () => {
    const relevant = [{ file_id: 'b', grade: 2 }];
    const graded = gradeHits([hit('a', 1), hit('a', 7), hit('b', 3), hit('b', 4)], relevant);
    expect(graded.map(({ grade }) => grade)).toEqual([0, 0, 2, 0]);
    expect(graded.map(({ repeated }) => repeated)).toEqual([false, true, false, true]);
    // a, b: found at the second place
    expect(scoreQuery(graded, relevant)).toMatchObject({ reciprocal_rank: 0.5, recall_at_k: 1, hit: true });
  });

  it('match by page where pages are judged: another page of the file is a miss that takes its place', () => {
    const relevant = [
      { file_id: 'a', page: 3, grade: 3 },
      { file_id: 'a', page: 5, grade: 1 },
    ];
    const graded = gradeHits([hit('a', 1), hit('a', 1), hit('a', 3), hit('a', 4, 5)], relevant);
    expect(graded.map(({ grade }) => grade)).toEqual([0, 0, 3, 1]);
    const { ndcg_at_10, reciprocal_rank, recall_at_k } = scoreQuery(graded, relevant);
    expect([reciprocal_rank, recall_at_k]).toEqual([0.5, 1]);
    // (3/log2(3) + 1/log2(4)) / (3 + 1/log2(3))
    expect(ndcg_at_10).toBeCloseTo((1.89279 + 0.5) / (3 + 0.63093), 4);
  });

  it('count a passage over two judged pages for the better one first, so that no ranking exceeds 1', () => {
    const relevant = [
      { file_id: 'a', page: 1, grade: 1 },
      { file_id: 'a', page: 2, grade: 3 },
    ];
    const graded = gradeHits([hit('a', 1, 2), hit('a', 1, 2), hit('a', 2)], relevant);
    expect(graded.map(({ grade, repeated }) => [grade, repeated])).toEqual([
      [3, false],
      [1, false],
      [0, true],
    ]);
    expect(scoreQuery(graded, relevant).ndcg_at_10).toBe(1);
  });

  it('leave a query that nothing answers out of the measures', () => {
    expect(scoreQuery(gradeHits([hit('a')], []), [])).toEqual({
      ndcg_at_10: null,
      recall_at_k: null,
      reciprocal_rank: null,
      hit: false,
    });
  });
});
