import type { Page, PageRequest, TenantScope, Work } from '../kernel/index.ts';
import type { IndexEntry, IndexEntryKey, IndexEntryStage, IndexEntryStatus, IndexView } from './index-entry.ts';

/** What a new entry is made of; everything else follows from it. */
export type NewIndexEntry = IndexEntryKey &
  Pick<IndexEntry, 'chunker' | 'deadline_at'> & { readonly status: 'pending' | 'processing' };

/** Fields that a transition sets. */
export type IndexEntryTransition = Partial<
  Pick<
    IndexEntry,
    | 'status'
    | 'since'
    | 'until'
    | 'chunks'
    | 'stage'
    | 'percent'
    | 'attempt'
    | 'execution_arn'
    | 'deadline_at'
    | 'reason'
  >
>;

/** What a view holds of a file. */
export type HeldEntry = Pick<
  IndexEntry,
  'index_id' | 'generation' | 'file_id' | 'file_version' | 'chunker' | 'status' | 'since' | 'until'
>;

/** Which entries leave an index: those of it that are open, narrowed by what is named. */
export interface ClosedEntries {
  readonly index_id: string;
  readonly generation?: number | undefined;
  readonly file_id?: string | undefined;
  /** Versions of the file before this one. */
  readonly before_version?: number | undefined;
}

/**
 * Where index entries are kept. An entry is open while its `until` is null: at most one of a key is. One that left stays
 * for the snapshots that hold it, and the same file version may come in again as another entry.
 *
 * Every write may be part of a transaction; those that change what searches find must be, together with
 * {@link IngestionIndexes.hold}.
 */
export interface IndexEntryRepository {
  /** Adds entries; those of a key that is open stay as they are. Returns the open entries of the keys, in no order. */
  open(scope: TenantScope, work: Work | undefined, entries: readonly NewIndexEntry[]): Promise<IndexEntry[]>;
  /** The open entry of a key. */
  get(scope: TenantScope, key: IndexEntryKey, work?: Work): Promise<IndexEntry | null>;
  /** All entries of a file, or of one version of it; closed ones too. */
  ofFile(scope: TenantScope, file: { file_id: string; file_version?: number }, work?: Work): Promise<IndexEntry[]>;
  /** For people: open entries unless `closed` ones are wanted too. */
  list(
    scope: TenantScope,
    page: PageRequest,
    filter: {
      index_id: string;
      generation?: number | undefined;
      status?: IndexEntryStatus | undefined;
      file_id?: string | undefined;
      closed?: 'include' | 'exclude' | undefined;
    },
  ): Promise<Page<IndexEntry>>;
  /** What these views hold, of some files or of all. One read. */
  heldBy(
    scope: TenantScope,
    views: readonly Pick<IndexView, 'index_id' | 'generation' | 'as_of'>[],
    file_ids?: readonly string[],
    work?: Work,
  ): Promise<HeldEntry[]>;
  /** Changes an open entry that still is as expected; null when it is not, so that each change happens once. */
  transition(
    scope: TenantScope,
    work: Work | undefined,
    key: IndexEntryKey,
    expected: { status: readonly IndexEntryStatus[]; execution_arn?: string | null },
    change: IndexEntryTransition,
  ): Promise<IndexEntry | null>;
  /** Notes progress of an execution of its own; never backwards, and not of one that was replaced. */
  progress(
    scope: TenantScope,
    key: IndexEntryKey,
    executionArn: string,
    at: { stage: IndexEntryStage; percent: number },
  ): Promise<void>;
  /** Lets open entries leave from snapshot `until` on. Returns the keys of those that did. */
  close(scope: TenantScope, work: Work, which: ClosedEntries, until: number): Promise<IndexEntryKey[]>;
  /** Open entries of a generation by status. */
  counts(scope: TenantScope, index_id: string, generation: number): Promise<Record<IndexEntryStatus, number>>;
}

/** The sweeper's view across tenants. */
export interface IndexEntryWatchList {
  /** Open entries past their deadline, oldest first. */
  overdue(now: Date, limit: number): Promise<(IndexEntryKey & { tenant_id: string })[]>;
}

/** Port: starts an execution that works on one entry (attach, re-index, retry). */
export interface IndexEntryStarter {
  /** A repeat with the same name is the same execution. */
  startEntry(name: string, entry: IndexEntryKey & { readonly tenant_id: string }): Promise<void>;
}
