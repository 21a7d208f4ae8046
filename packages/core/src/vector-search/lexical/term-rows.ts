import { embeddingTextOf } from '../../ingestion-pipeline/index.ts';
import { sha256Hex } from '../../kernel/index.ts';
import { chunkSetKey, type StoredChunk } from '../chunk-repository.ts';
import type { TermRow } from './term-row.ts';
import { termsOf } from './terms.ts';

/** Chunks whose postings stand together: their places fit in a byte of UTF-8 each. */
const CHUNKS_TOGETHER = 128;
const MOST_REPEATED = 0x7f;
/** Below the surrogates: every value is a character of its own. */
const LONGEST_CHUNK = 0xd7ff;

/** The row that every search reads of every file: it holds the lengths, and all terms where they are few. */
const ALL = 'all';
const FEW_TERMS = 128;
/** In how many buckets a vocabulary is laid out, by its size: some dozens of terms in each. */
const SPREADS = [
  { buckets: 8, up_to: 1_024 },
  { buckets: 64, up_to: Number.POSITIVE_INFINITY },
] as const;

/** FNV-1a: spreads terms evenly, and must never change. */
export function hashOf(term: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < term.length; at += 1) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

const bucketOf = (term: string, buckets: number) => `${buckets}:${hashOf(term) % buckets}`;

/** The buckets that a search for these terms reads, whatever the sizes of the vocabularies are. */
export function bucketsOf(terms: readonly string[]): string[] {
  return [ALL, ...new Set(SPREADS.flatMap(({ buckets }) => terms.map((term) => bucketOf(term, buckets))))];
}

function rowsOf(chunks: readonly [StoredChunk, ...StoredChunk[]]): TermRow[] {
  const [{ tenant_id, file_id, file_version, chunker, ordinal: first }] = chunks;
  const owner = { tenant_id, file_id, file_version, chunker, first };
  const lengths: number[] = [];
  const postings = new Map<string, string>();
  for (const chunk of chunks) {
    const terms = termsOf(embeddingTextOf(chunk));
    const place = chunk.ordinal - first;
    while (lengths.length < place) lengths.push(0);
    lengths[place] = Math.min(Math.max(terms.length, 1), LONGEST_CHUNK);
    const counts = new Map<string, number>();
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const [term, count] of counts) {
      const posting = String.fromCharCode(place + 1, Math.min(count, MOST_REPEATED));
      postings.set(term, (postings.get(term) ?? '') + posting);
    }
  }
  const spread = SPREADS.find(({ up_to }) => postings.size <= up_to) ?? SPREADS[1];
  const rows = new Map<string, Record<string, string>>([[ALL, {}]]);
  for (const [term, posting] of postings) {
    const bucket = postings.size <= FEW_TERMS ? ALL : bucketOf(term, spread.buckets);
    const row = rows.get(bucket) ?? {};
    row[term] = posting;
    rows.set(bucket, row);
  }
  return [...rows].map(([bucket, terms]) => ({
    id: sha256Hex(`${chunkSetKey(owner)}:${first}:${bucket}`).slice(0, 32),
    ...owner,
    bucket,
    ...(bucket === ALL ? { lengths: String.fromCharCode(...lengths) } : {}),
    terms,
  }));
}

/** The rows of these chunks; ids are deterministic, so that a repeated ingestion writes the same rows. */
export function termRowsOf(chunks: readonly StoredChunk[]): TermRow[] {
  const parts = new Map<string, [StoredChunk, ...StoredChunk[]]>();
  const open = new Map<string, { key: string; first: number }>();
  for (const chunk of [...chunks].sort((a, b) => a.ordinal - b.ordinal)) {
    const owner = chunkSetKey(chunk);
    const last = open.get(owner);
    if (last !== undefined && chunk.ordinal - last.first < CHUNKS_TOGETHER) {
      parts.get(last.key)?.push(chunk);
      continue;
    }
    const key = `${owner}:${chunk.ordinal}`;
    open.set(owner, { key, first: chunk.ordinal });
    parts.set(key, [chunk]);
  }
  return [...parts.values()].flatMap(rowsOf);
}
