import type { TenantScope } from '../kernel/index.ts';
import type { ChunkSet, IndexEntry, IndexSnapshot, StoredSearchIndex } from '../vector-search/index.ts';

/** A snapshot whose contents are kept. */
export type KeptSnapshot = Pick<IndexSnapshot, 'number' | 'generation'>;

/** An index as far as upkeep needs it. */
export type KeptIndex = Pick<
  StoredSearchIndex,
  | 'id'
  | 'tenant_id'
  | 'backend'
  | 'embedding_model'
  | 'embedding_dimensions'
  | 'generation'
  | 'building'
  | 'last_generation'
>;

/** A file as far as upkeep needs it. */
export interface KnownFile {
  readonly id: string;
  /** Whether an upload or an ingestion of it may be at work. */
  readonly at_work: boolean;
}

/** What a tenant has, and what may be taken away. Everything else is changed by the modules that own it. */
export interface UpkeepStore {
  /** The indexes of the tenant by id, archived ones too, after this one. */
  indexes(scope: TenantScope, after: string | null, limit: number): Promise<KeptIndex[]>;
  /** The model of a generation that only snapshots hold; null when none does. */
  modelOf(scope: TenantScope, index_id: string, generation: number): Promise<string | null>;
  /** All entries of a generation, closed ones too. */
  entries(scope: TenantScope, index_id: string, generation: number): Promise<IndexEntry[]>;
  removeEntry(scope: TenantScope, id: string): Promise<void>;
  /** Lets an open entry be made anew, if it is as it was; false when it is not. */
  restartEntry(scope: TenantScope, entry: IndexEntry): Promise<boolean>;
  /** Which of these sets an entry of any index points at. */
  setsInUse(scope: TenantScope, sets: readonly ChunkSet[]): Promise<ReadonlySet<string>>;
  /** Sets of chunks that are stored, by file, version and chunker, after this one. */
  chunkSets(scope: TenantScope, after: ChunkSet | null, limit: number): Promise<ChunkSet[]>;
  /** Those of these files that exist. */
  files(scope: TenantScope, ids: readonly string[]): Promise<KnownFile[]>;
}

/** Where the walk over tenants stands. */
export interface UpkeepProgress {
  /** When the walk began that goes on. */
  readonly began_at: Date;
  /** The tenant that is next, or goes on after `done`; null when the walk is over. */
  readonly at_tenant: string | null;
  /** The last part of that tenant that was looked at. */
  readonly done: string | null;
}

/** The walk's view across tenants. */
export interface UpkeepWatchList {
  progress(): Promise<UpkeepProgress | null>;
  save(progress: UpkeepProgress): Promise<void>;
  /** The first tenant from this id on (or after it); null when there is none. */
  tenant(from: string | null, how: 'from' | 'after'): Promise<string | null>;
}

/** Port of the files bucket: the names of the folders right below a prefix, of objects and of their older versions. */
export interface FolderLister {
  folders(prefix: string): AsyncIterable<readonly string[]>;
}
