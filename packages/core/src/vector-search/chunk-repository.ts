import type { Chunk } from '../ingestion-pipeline/index.ts';
import { sha256Hex, type TenantScope, type Work } from '../kernel/index.ts';
import type { ReadTermRow } from './lexical/term-row.ts';

/** A chunk as `file_chunks` holds it. */
export interface StoredChunk extends Chunk {
  readonly id: string;
  readonly tenant_id: string;
  readonly file_id: string;
  readonly file_version: number;
  readonly file_name: string;
  /** The ingestion that wrote it last. */
  readonly attempt: number;
  /** Whether searches find it: only when its file is ready. */
  readonly live: boolean;
}

/** One version of a file. */
export interface ChunkOwner {
  readonly file_id: string;
  readonly file_version: number;
}

/** Which files a search may look into. Every condition narrows: none can name what the indexes do not hold. */
export interface FileSelection {
  readonly index_ids: readonly string[];
  readonly file_ids?: readonly string[] | undefined;
  /** The caller's own values of a file: each key has one of its values. */
  readonly metadata?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** Chunks of one file version that stand together. */
export interface ChunkRange extends ChunkOwner {
  readonly from: number;
  readonly to: number;
}

/** Where chunks are kept. Their terms are kept with them: whatever writes or removes chunks does so with both. */
export interface ChunkRepository {
  upsert(scope: TenantScope, chunks: readonly StoredChunk[]): Promise<void>;
  countOfAttempt(scope: TenantScope, owner: ChunkOwner, attempt: number): Promise<number>;
  /** What other attempts wrote and this one did not write again. */
  idsOfOtherAttempts(scope: TenantScope, owner: ChunkOwner, attempt: number): Promise<string[]>;
  removeOtherAttempts(scope: TenantScope, owner: ChunkOwner, attempt: number): Promise<void>;
  /** In the transaction that makes the file ready: searches find all of its chunks, or none. */
  makeLive(scope: TenantScope, work: Work, owner: ChunkOwner): Promise<void>;
  /** The live ones among these ids, in no order. */
  findLive(scope: TenantScope, ids: readonly string[]): Promise<StoredChunk[]>;
  /** The live ones in these ranges of ordinals, in order. */
  findLiveRanges(scope: TenantScope, ranges: readonly ChunkRange[]): Promise<StoredChunk[]>;
  /** The files of a selection that are not archived, with the indexes that they are in. */
  filesIn(scope: TenantScope, selection: FileSelection): Promise<{ id: string; index_ids: readonly string[] }[]>;
  /** What these files have of these terms, with the lengths of all of their chunks. */
  termRows(scope: TenantScope, files: ReadonlySet<string>, terms: readonly string[]): Promise<ReadTermRow[]>;
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const ID_LENGTH = 26;

/**
 * The id of a chunk, from nothing but what it is: a repeated ingestion writes the same rows. 130 bits of SHA-256 in
 * the form that every id has.
 */
export function chunkId(fileId: string, version: number, ordinal: number): string {
  let rest = BigInt(`0x${sha256Hex(`${fileId}:${version}:${ordinal}`)}`);
  let id = '';
  for (let at = 0; at < ID_LENGTH; at += 1) {
    id += CROCKFORD[Number(rest & 31n)];
    rest >>= 5n;
  }
  return `chk_${id}`;
}
