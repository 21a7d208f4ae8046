/** Places that count in nDCG. */
const NDCG_DEPTH = 10;

/**
 * Discounted cumulated gain: gains count less the farther down they come, by the logarithm of their place (Järvelin &
 * Kekäläinen, Cumulated gain-based evaluation of IR techniques, ACM TOIS 20(4), 2002). In the form of trec_eval and of
 * published results on BEIR: the grade itself is the gain, and place i (from 1) is divided by log2(i + 1).
 */
export function dcg(gains: readonly number[], depth = NDCG_DEPTH): number {
  return gains.slice(0, depth).reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0);
}

/**
 * DCG as a share of the best that is possible, 0…1 (Järvelin & Kekäläinen 2002, there nDCG).
 *
 * @param gains of what was found, in order: the grade, 0 for what answers nothing.
 * @param grades of all that answers the query, in any order; at least one.
 */
export function ndcg(gains: readonly number[], grades: readonly number[], depth = NDCG_DEPTH): number {
  const ideal = dcg(
    [...grades].sort((a, b) => b - a),
    depth,
  );
  return ideal === 0 ? 0 : dcg(gains, depth) / ideal;
}

/**
 * Share of what answers the query that was found among all places that were asked for, whatever its grade (Manning,
 * Raghavan & Schütze, Introduction to Information Retrieval, 2008, section 8.4: recall at k).
 */
export function recall(gains: readonly number[], relevant: number): number {
  return relevant === 0 ? 0 : gains.filter((gain) => gain > 0).length / relevant;
}

/**
 * 1 / place of the first that answers, 0 where none does: its mean over queries is MRR (Voorhees, The TREC-8 Question
 * Answering Track Report, 1999).
 */
export function reciprocalRank(gains: readonly number[]): number {
  const at = gains.findIndex((gain) => gain > 0);
  return at < 0 ? 0 : 1 / (at + 1);
}

/** The arithmetic mean; null of nothing. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The smallest value that at least this share of all values does not exceed (nearest rank); null of nothing. */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}
