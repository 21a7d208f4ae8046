import { chunkSetKey } from '../chunk-repository.ts';
import type { ReadTermRow } from './term-row.ts';

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

interface Part {
  readonly row: ReadTermRow;
  readonly lengths: string;
  readonly scores: Float64Array;
  readonly covered: Float64Array;
}

const keyOf = (row: ReadTermRow) => `${chunkSetKey(row)}:${row.first}`;

/** Every chunk with its length, for the statistics. */
function partsOf(rows: readonly ReadTermRow[]) {
  const parts = new Map<string, Part>();
  let chunks = 0;
  let total = 0;
  for (const row of rows) {
    const { lengths } = row;
    if (lengths === undefined) continue;
    parts.set(keyOf(row), {
      row,
      lengths,
      scores: new Float64Array(lengths.length),
      covered: new Float64Array(lengths.length),
    });
    for (let at = 0; at < lengths.length; at += 1) {
      const length = lengths.charCodeAt(at);
      if (length > 0) chunks += 1;
      total += length;
    }
  }
  return { parts, chunks, average: total / Math.max(chunks, 1) };
}

/**
 * Ranks chunks by BM25 (Lucene's form, whose term weights are never negative) over the rows that were read of all files
 * in scope: the statistics are those of the very scope that is searched.
 */
export function rankBm25(rows: readonly ReadTermRow[], asked: readonly string[], top_k: number): LexicalMatch[] {
  const { parts, chunks, average } = partsOf(rows);
  let weight = 0;
  for (const term of new Set(asked)) {
    const postings = rows.flatMap((row) => {
      const posting = Object.hasOwn(row.terms, term) ? row.terms[term] : undefined;
      const part = posting === undefined ? undefined : parts.get(keyOf(row));
      return posting === undefined || part === undefined ? [] : [{ posting, part }];
    });
    const found = postings.reduce((sum, { posting }) => sum + posting.length / 2, 0);
    const idf = Math.log(1 + (chunks - found + 0.5) / (found + 0.5));
    weight += idf;
    for (const { posting, part } of postings) {
      for (let at = 0; at < posting.length; at += 2) {
        const place = posting.charCodeAt(at) - 1;
        const count = posting.charCodeAt(at + 1);
        const norm = K1 * (1 - B + (B * part.lengths.charCodeAt(place)) / average);
        part.scores[place] = (part.scores[place] ?? 0) + (idf * count * (K1 + 1)) / (count + norm);
        part.covered[place] = (part.covered[place] ?? 0) + idf;
      }
    }
  }
  const matches: LexicalMatch[] = [];
  for (const { row, scores, covered } of parts.values()) {
    const { file_id, file_version, chunker, first } = row;
    for (const [place, score] of scores.entries()) {
      if (score === 0) continue;
      const coverage = Math.min(1, (covered[place] ?? 0) / weight);
      matches.push({ file_id, file_version, chunker, ordinal: first + place, score, coverage });
    }
  }
  const order = (a: LexicalMatch, b: LexicalMatch) =>
    b.score - a.score ||
    (a.file_id < b.file_id ? -1 : Number(a.file_id > b.file_id)) ||
    b.file_version - a.file_version ||
    (a.chunker < b.chunker ? -1 : Number(a.chunker > b.chunker)) ||
    a.ordinal - b.ordinal;
  return matches.sort(order).slice(0, top_k);
}
