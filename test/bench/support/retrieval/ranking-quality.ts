type Gains = ReadonlyMap<string, number>;

const discounted = (gains: readonly number[]) =>
  gains.reduce((sum, gain, place) => sum + gain / Math.log2(place + 2), 0);

/** Normalised discounted cumulative gain of the first `k`, 0…1, with linear gains as trec_eval has them. */
export function ndcg(ranked: readonly string[], gains: Gains, k: number): number {
  const ideal = [...gains.values()].toSorted((a, b) => b - a).slice(0, k);
  return discounted(ranked.slice(0, k).map((id) => gains.get(id) ?? 0)) / discounted(ideal);
}

/** Share of the answering documents that are among the first `k`. */
export function recall(ranked: readonly string[], gains: Gains, k: number): number {
  return ranked.slice(0, k).filter((id) => gains.has(id)).length / gains.size;
}
