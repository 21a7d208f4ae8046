/**
 * Port of a reranking model: reads query and passage together, which is dearer and better than comparing vectors.
 * Optional: where there is none, or it is no help, the fused order stands.
 */
export interface Reranker {
  /** How well each passage answers, in the order of the passages; higher is better. */
  rerank(query: string, passages: readonly string[]): Promise<readonly number[]>;
}
