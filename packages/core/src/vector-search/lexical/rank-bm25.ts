import type { PostingsPart } from './postings-part.ts';
import { hashOf } from './term-rows.ts';

/** A chunk that has words of the query. */
export interface LexicalMatch {
  readonly file_id: string;
  readonly file_version: number;
  readonly chunker: string;
  readonly ordinal: number;
  /** BM25: comparable within one answer only. */
  readonly score: number;
  /** Share of what the query's words tell that the chunk has, 0…1: 1 is every word, and rare words count for more. */
  readonly coverage: number;
}

/** Robertson's usual values: how soon repetition stops to count, and how much length does. */
const K1 = 1.2;
const B = 0.75;

interface Scored {
  readonly part: PostingsPart;
  readonly scores: Float64Array;
  readonly covered: Float64Array;
}

/** Every chunk with its length, for the statistics. */
function statisticsOf(parts: readonly PostingsPart[]) {
  let chunks = 0;
  let total = 0;
  for (const { lengths } of parts) {
    for (const length of lengths) {
      if (length > 0) chunks += 1;
      total += length;
    }
  }
  return { chunks, average: total / Math.max(chunks, 1) };
}

/** The least score that has a place among the best: few chunks need to be looked at closely. */
function leastOf(scored: readonly Scored[], top_k: number): number {
  const all = new Float64Array(scored.reduce((sum, { scores }) => sum + scores.length, 0));
  let at = 0;
  for (const { scores } of scored) {
    all.set(scores, at);
    at += scores.length;
  }
  return all.length <= top_k ? 0 : (all.sort().at(-top_k) ?? 0);
}

const order = (a: LexicalMatch, b: LexicalMatch) =>
  b.score - a.score ||
  (a.file_id < b.file_id ? -1 : Number(a.file_id > b.file_id)) ||
  b.file_version - a.file_version ||
  (a.chunker < b.chunker ? -1 : Number(a.chunker > b.chunker)) ||
  a.ordinal - b.ordinal;

/**
 * Ranks chunks by BM25 (Lucene's form, whose term weights are never negative) over the parts of all files in scope: the
 * statistics are those of the very scope that is searched.
 */
export function rankBm25(parts: readonly PostingsPart[], asked: readonly string[], top_k: number): LexicalMatch[] {
  const { chunks, average } = statisticsOf(parts);
  const scored = new Map<PostingsPart, Scored>();
  const scoredOf = (part: PostingsPart): Scored => {
    const known = scored.get(part);
    if (known !== undefined) return known;
    const { length } = part.lengths;
    const fresh = { part, scores: new Float64Array(length), covered: new Float64Array(length) };
    scored.set(part, fresh);
    return fresh;
  };
  let weight = 0;
  for (const term of new Set(asked)) {
    const hash = hashOf(term);
    let found = 0;
    const postings: { readonly posting: Uint8Array; readonly part: PostingsPart }[] = [];
    for (const part of parts) {
      const posting = part.find(term, hash);
      if (posting === undefined) continue;
      found += posting.length / 2;
      postings.push({ posting, part });
    }
    const idf = Math.log(1 + (chunks - found + 0.5) / (found + 0.5));
    weight += idf;
    for (const { posting, part } of postings) {
      const { scores, covered } = scoredOf(part);
      for (let at = 0; at < posting.length; at += 2) {
        const place = (posting[at] ?? 0) - 1;
        const count = posting[at + 1] ?? 0;
        const norm = K1 * (1 - B + (B * (part.lengths[place] ?? 0)) / average);
        scores[place] = (scores[place] ?? 0) + (idf * count * (K1 + 1)) / (count + norm);
        covered[place] = (covered[place] ?? 0) + idf;
      }
    }
  }
  const least = leastOf([...scored.values()], top_k);
  const matches: LexicalMatch[] = [];
  for (const { part, scores, covered } of scored.values()) {
    for (let place = 0; place < scores.length; place += 1) {
      const score = scores[place] ?? 0;
      if (score === 0 || score < least) continue;
      const coverage = Math.min(1, (covered[place] ?? 0) / weight);
      matches.push({ ...part.set, ordinal: part.first + place, score, coverage });
    }
  }
  return matches.sort(order).slice(0, top_k);
}
