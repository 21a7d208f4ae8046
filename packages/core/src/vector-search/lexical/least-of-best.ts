/**
 * The least of the best scores: what has less has no place among so many. 0 where fewer have any score at all.
 *
 * @param scores 0 is none
 */
export function leastOfBest(scores: Float64Array, count: number): number {
  // A heap of the best so far, the least of them on top: most scores are compared with that one only.
  const best = new Float64Array(count);
  let filled = 0;
  for (let at = 0; at < scores.length; at += 1) {
    const score = scores[at] ?? 0;
    if (score === 0) continue;
    if (filled < count) {
      rise(best, filled, score);
      filled += 1;
    } else if (score > (best[0] ?? 0)) sink(best, score);
  }
  return filled < count ? 0 : (best[0] ?? 0);
}

/** Puts a score in at the end, and up to where it belongs. */
function rise(heap: Float64Array, end: number, score: number): void {
  let at = end;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if ((heap[above] ?? 0) <= score) break;
    heap[at] = heap[above] ?? 0;
    at = above;
  }
  heap[at] = score;
}

/** Puts a score in for the least, and down to where it belongs. */
function sink(heap: Float64Array, score: number): void {
  let at = 0;
  for (;;) {
    let below = 2 * at + 1;
    if (below >= heap.length) break;
    if (below + 1 < heap.length && (heap[below + 1] ?? 0) < (heap[below] ?? 0)) below += 1;
    if ((heap[below] ?? 0) >= score) break;
    heap[at] = heap[below] ?? 0;
    at = below;
  }
  heap[at] = score;
}
