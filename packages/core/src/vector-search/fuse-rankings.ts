import type { ChunkSet } from './chunk-repository.ts';
import type { SearchMode } from './search.ts';

/** What is known of a chunk before it is read. */
export interface Candidate {
  readonly id: string;
  readonly index_id: string;
  /** What it is of, where its words told. */
  readonly set?: ChunkSet | undefined;
  /** Similarities by different models cannot be compared: each has a ranking of its own. */
  readonly embedding_model: string;
  /** Whether it is among the nearest by meaning: only those have a place in that ranking. */
  readonly near: boolean;
  /** Cosine similarity; null where the vector store was not asked or does not have it. */
  readonly dense: number | null;
  /** BM25; null where it has no word of the query, or words were not asked for. */
  readonly lexical: number | null;
  /** Share of the query's words that it has; null where it has to be read to know. */
  readonly coverage: number | null;
}

/** Places in the two rankings, from 1; null where it is in none. */
interface Ranks {
  readonly dense: number | null;
  readonly lexical: number | null;
}

/** A candidate with its place. */
export interface Ranked extends Candidate {
  readonly ranks: Ranks;
  readonly fused: number;
  /** What is compared with the floor. */
  readonly score: number;
}

/**
 * The constant of reciprocal rank fusion (Cormack, Clarke, Büttcher 2009): how little the first places differ.
 */
const RRF_K = 60;

/**
 * What a passage with every word of the query counts at least: names and numbers mean little to an embedding model, so
 * a passage that has them all would be left out for being too far away. Over the usual floor, under a strict one.
 */
const EVERY_WORD_SCORE = 0.35;

/** Everything covered, but for rounding. */
const EVERY_WORD = 0.999;

export interface FusionOptions {
  readonly mode: SearchMode;
  readonly weights: { readonly dense: number; readonly lexical: number };
  /** Terms of the query: a single word is in many passages that are about something else. */
  readonly terms: number;
}

const share = (weight: number, rank: number | null) => (rank === null ? 0 : weight / (RRF_K + rank));

function fusedOf(
  { dense, lexical }: Candidate,
  ranks: Ranks,
  { mode, weights }: FusionOptions,
  models: number,
): number {
  if (mode === 'dense') return models > 1 ? share(1, ranks.dense) : (dense ?? -1);
  if (mode === 'lexical') return lexical ?? 0;
  return share(weights.dense, ranks.dense) + share(weights.lexical, ranks.lexical);
}

function scoreOf({ dense, coverage }: Candidate, { mode, terms }: FusionOptions): number {
  if (mode === 'lexical') return coverage ?? 0;
  const similarity = dense ?? -1;
  const every = mode === 'hybrid' && terms > 1 && (coverage ?? 0) >= EVERY_WORD;
  return every ? Math.max(similarity, EVERY_WORD_SCORE) : similarity;
}

function placesBy(candidates: readonly Candidate[], measureOf: (one: Candidate) => number | null): Map<string, number> {
  const valued = candidates.flatMap((one) => {
    const value = measureOf(one);
    return value === null ? [] : [{ id: one.id, value }];
  });
  valued.sort((a, b) => b.value - a.value || (a.id < b.id ? -1 : 1));
  return new Map(valued.map(({ id }, at) => [id, at + 1]));
}

/**
 * Orders candidates by the mode: best first, and the same candidates always in the same order. They must be those that
 * searches may find: what is not ready would take up places in the rankings.
 */
export function fuseRankings(candidates: readonly Candidate[], options: FusionOptions): Ranked[] {
  const models = [...new Set(candidates.map(({ embedding_model }) => embedding_model))];
  const rankings = models.map((model) =>
    placesBy(candidates, (one) => (one.near && one.embedding_model === model ? one.dense : null)),
  );
  const dense = new Map(rankings.flatMap((places) => [...places]));
  const lexical = placesBy(candidates, (one) => one.lexical);
  const ranked = candidates.map((one): Ranked => {
    const ranks = { dense: dense.get(one.id) ?? null, lexical: lexical.get(one.id) ?? null };
    return { ...one, ranks, fused: fusedOf(one, ranks, options, models.length), score: scoreOf(one, options) };
  });
  return ranked.sort((a, b) => b.fused - a.fused || b.score - a.score || (a.id < b.id ? -1 : 1));
}
