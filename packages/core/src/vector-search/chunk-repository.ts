import type { Chunk } from '../ingestion-pipeline/index.ts';
import { sha256Hex, type TenantScope, type Work } from '../kernel/index.ts';

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

/** Where chunks are kept. */
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
