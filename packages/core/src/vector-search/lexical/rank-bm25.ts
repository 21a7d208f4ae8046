import type { ChunkSet } from '../chunk-repository.ts';
import { leastOfBest } from './least-of-best.ts';
import type { PostingsPart } from './postings-part.ts';
import { hashOf } from './term-rows.ts';

/** A chunk that has words of the query. */
export interface LexicalMatch {
  readonly id: string;
  /** What it is of: one object for all chunks of a part. */
  readonly set: ChunkSet;
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

const NO_LENGTHS = new Uint16Array(0);

/**
 * What one ranking adds up, used again by the next: ranking waits for nothing, so there is never a second one at the
 * same time, and thousands of numbers for each search would have to be collected soon after.
 */
let sums = { scores: new Float64Array(0), covered: new Float64Array(0) };

function emptySums(places: number): typeof sums {
  if (sums.scores.length < places || sums.scores.length > 4 * places + 100_000) {
    sums = { scores: new Float64Array(places), covered: new Float64Array(places) };
    return sums;
  }
  const { scores, covered } = sums;
  return { scores: scores.subarray(0, places).fill(0), covered: covered.subarray(0, places).fill(0) };
}

/** Every chunk with its length, for the statistics, and where the chunks of each part begin. */
function statisticsOf(parts: readonly PostingsPart[]) {
  let chunks = 0;
  let total = 0;
  let places = 0;
  const begins = parts.map(({ lengths }) => {
    const begin = places;
    places += lengths.length;
    for (let at = 0; at < lengths.length; at += 1) {
      const length = lengths[at] ?? 0;
      if (length > 0) chunks += 1;
      total += length;
    }
    return begin;
  });
  return { chunks, average: total / Math.max(chunks, 1), places, begins };
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
  const { chunks, average, places, begins } = statisticsOf(parts);
  const { scores, covered } = emptySums(places);
  let weight = 0;
  for (const term of new Set(asked)) {
    const hash = hashOf(term);
    let found = 0;
    const postings = parts.map((part) => {
      const posting = part.find(term, hash);
      found += (posting?.length ?? 0) / 2;
      return posting;
    });
    const idf = Math.log(1 + (chunks - found + 0.5) / (found + 0.5));
    weight += idf;
    for (const [number, posting] of postings.entries()) {
      if (posting === undefined) continue;
      const lengths = parts[number]?.lengths ?? NO_LENGTHS;
      const begin = begins[number] ?? 0;
      for (let at = 0; at < posting.length; at += 2) {
        const place = (posting[at] ?? 0) - 1;
        const count = posting[at + 1] ?? 0;
        const norm = K1 * (1 - B + (B * (lengths[place] ?? 0)) / average);
        scores[begin + place] = (scores[begin + place] ?? 0) + (idf * count * (K1 + 1)) / (count + norm);
        covered[begin + place] = (covered[begin + place] ?? 0) + idf;
      }
    }
  }
  const least = leastOfBest(scores, top_k);
  const matches: LexicalMatch[] = [];
  for (const [number, part] of parts.entries()) {
    const begin = begins[number] ?? 0;
    for (let place = 0; place < part.lengths.length; place += 1) {
      const score = scores[begin + place] ?? 0;
      if (score === 0 || score < least) continue;
      const coverage = Math.min(1, (covered[begin + place] ?? 0) / weight);
      matches.push({ ...part.set, set: part.set, id: part.idAt(place), ordinal: part.first + place, score, coverage });
    }
  }
  return matches.sort(order).slice(0, top_k);
}
