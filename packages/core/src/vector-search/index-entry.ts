import { sha256Hex } from '../kernel/index.ts';
import type { VectorBackend } from './vector-store.ts';

/** pending → processing → searchable | failed. A failed one can be tried again. */
export const INDEX_ENTRY_STATUSES = ['pending', 'processing', 'searchable', 'failed'] as const;
export type IndexEntryStatus = (typeof INDEX_ENTRY_STATUSES)[number];

/** Where the work on an entry stands; one that came with its file stands where the file does. */
export type IndexEntryStage = 'claim' | 'parse' | 'chunk' | 'embed' | 'index' | 'done';

/**
 * What a generation of an index holds of a file: one version of it, cut in one way. Entries decide what a search may
 * find; a vector store only proposes. So that a document of thousands of chunks becomes findable, is replaced, or leaves,
 * by the change of one row in one transaction.
 *
 * `since` and `until` are numbers of snapshots of the index: the entry belongs to every snapshot n with
 * `since <= n < until`, and to the live index while `until` is null.
 */
export interface IndexEntry {
  readonly id: string;
  readonly tenant_id: string;
  readonly index_id: string;
  readonly generation: number;
  readonly file_id: string;
  readonly file_version: number;
  /** Which cutting made its chunks: see `chunkerDigest`. */
  readonly chunker: string;
  readonly status: IndexEntryStatus;
  /** Number that the next snapshot had when it became searchable; null before. */
  readonly since: number | null;
  /** Number that the next snapshot had when it left; null while it is live or on its way. */
  readonly until: number | null;
  readonly chunks: number | null;
  readonly stage: IndexEntryStage;
  readonly percent: number;
  /** Executions of its own so far; 0 where the file's upload brought it in. */
  readonly attempt: number;
  /** The execution of its own that works on it; null between executions, and while the file's own does. */
  readonly execution_arn: string | null;
  /** By when `pending` or `processing` must have ended. */
  readonly deadline_at: Date | null;
  readonly reason: { readonly code: string; readonly message: string } | null;
  readonly created_at: Date;
  readonly updated_at: Date;
}

/** What an entry is about. */
export type IndexEntryKey = Pick<IndexEntry, 'index_id' | 'generation' | 'file_id' | 'file_version'>;

/**
 * The id of an entry, from nothing but what it is about: a repeat makes no second one.
 *
 * @param left how many entries of the same key left before: a file may come back, and snapshots keep what they held
 */
export function indexEntryId({ index_id, generation, file_id, file_version }: IndexEntryKey, left = 0): string {
  const again = left === 0 ? '' : `:${left}`;
  return sha256Hex(`${index_id}:${generation}:${file_id}:${file_version}${again}`).slice(0, 32);
}

/** An index as it is searched: live, or as it was when one of its snapshots was made. */
export interface IndexView {
  readonly index_id: string;
  readonly generation: number;
  readonly embedding_model: string;
  /** Length of its vectors, where that is known. */
  readonly dimensions?: number;
  readonly backend: VectorBackend;
  /** The number of the snapshot. */
  readonly as_of: 'live' | number;
  /** Another one after every change of what the live index holds; none where that is not known. */
  readonly stamp?: string;
}

/** Whether a view holds an entry. */
export function holds(
  { as_of }: Pick<IndexView, 'as_of'>,
  { status, since, until }: Pick<IndexEntry, 'status' | 'since' | 'until'>,
): boolean {
  if (status !== 'searchable' || since === null) return false;
  return as_of === 'live' ? until === null : since <= as_of && (until === null || until > as_of);
}
