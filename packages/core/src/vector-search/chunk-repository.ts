import type { Chunk } from '../ingestion-pipeline/index.ts';
import { type Page, type PageRequest, sha256Hex, type TenantScope } from '../kernel/index.ts';
import type { ReadTermRow } from './lexical/term-row.ts';

/** A chunk as `file_chunks` holds it. Which indexes hold it is told by their entries. */
export interface StoredChunk extends Chunk {
  readonly id: string;
  readonly tenant_id: string;
  readonly file_id: string;
  readonly file_version: number;
  /** Which cutting made it: see `chunkerDigest`. Indexes that cut alike share their chunks. */
  readonly chunker: string;
  readonly file_name: string;
}

/** One version of a file. */
export interface ChunkOwner {
  readonly file_id: string;
  readonly file_version: number;
}

/** One cutting of one version of a file: what index entries point at. */
export interface ChunkSet extends ChunkOwner {
  readonly chunker: string;
}

/** Names a set of chunks. */
export function chunkSetKey({ file_id, file_version, chunker }: ChunkSet): string {
  return `${file_id}:${file_version}:${chunker}`;
}

/** Chunks of one set that stand together. */
export interface ChunkRange extends ChunkSet {
  readonly from: number;
  readonly to: number;
}

/** Where chunks are kept. Their terms are kept with them: whatever writes or removes chunks does so with both. */
export interface ChunkRepository {
  upsert(scope: TenantScope, chunks: readonly StoredChunk[]): Promise<void>;
  count(scope: TenantScope, set: ChunkSet): Promise<number>;
  /** One page of a set, in the order of the document. */
  list(scope: TenantScope, set: ChunkSet, page: PageRequest): Promise<Page<StoredChunk>>;
  /** Those of these ids, in no order. */
  find(scope: TenantScope, ids: readonly string[]): Promise<StoredChunk[]>;
  /** Those in these ranges of ordinals, in order. */
  findRanges(scope: TenantScope, ranges: readonly ChunkRange[]): Promise<StoredChunk[]>;
  /** Which of these files have the caller's own values: each key has one of its values. */
  filesWith(
    scope: TenantScope,
    file_ids: readonly string[],
    metadata: Readonly<Record<string, readonly string[]>>,
  ): Promise<string[]>;
  /** What these sets have of these terms, with the lengths of all of their chunks. */
  termRows(scope: TenantScope, sets: readonly ChunkSet[], terms: readonly string[]): Promise<ReadTermRow[]>;
  /** All that these sets have of words. */
  postings(scope: TenantScope, sets: readonly ChunkSet[]): Promise<ReadTermRow[]>;
  /** Removes a file's chunks with their terms: all of them, those of a version or of a set, or from a place on. */
  remove(scope: TenantScope, which: Partial<ChunkSet> & { file_id: string; from?: number }): Promise<number>;
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ID_LENGTH = 26;

/**
 * The id of a chunk, from nothing but what it is: a repeated ingestion writes the same rows. 130 bits of SHA-256 in
 * the form that every id has.
 */
export function chunkId(fileId: string, version: number, chunker: string, ordinal: number): string {
  const digest = sha256Hex(`${fileId}:${version}:${chunker}:${ordinal}`);
  let id = '';
  let rest = 0;
  let bits = 0;
  for (let at = digest.length - 1; id.length < ID_LENGTH; at -= 1) {
    rest |= Number.parseInt(digest.charAt(at), 16) << bits;
    bits += 4;
    if (bits < 5) continue;
    id += CROCKFORD[rest & 31];
    rest >>= 5;
    bits -= 5;
  }
  return `chk_${id}`;
}
