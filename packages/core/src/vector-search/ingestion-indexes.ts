import type { ChunkingOptions } from '../ingestion-pipeline/index.ts';
import type { TenantScope, Work } from '../kernel/index.ts';
import type { IndexView } from './index-entry.ts';
import type { VectorBackend } from './vector-store.ts';

/** How a generation of an index is made. */
export interface IndexGeneration {
  readonly generation: number;
  readonly chunking: ChunkingOptions;
  readonly embedding_model: string;
  /** Length of its vectors; null while it is not known. */
  readonly dimensions: number | null;
}

/** A search index as ingestion sees it. */
export interface IngestionIndex {
  readonly id: string;
  readonly backend: VectorBackend;
  /** The one that searches use. */
  readonly active: IndexGeneration;
  /** The one that is being made beside it. */
  readonly building: IndexGeneration | null;
  /** Number that the next snapshot gets. */
  readonly next_snapshot: number;
  readonly snapshot_policy: 'on_demand' | 'on_change';
}

/** Which indexes ingestion fills, and how. */
export interface IngestionIndexes {
  /** Those of these that are there and not archived, in no order. */
  ofIngestion(scope: TenantScope, ids: readonly string[]): Promise<IngestionIndex[]>;
  /**
   * The same inside a transaction that changes what they hold: no snapshot, switch of generations or other such change
   * is made of them at the same time, so that every entry knows to which snapshots it belongs. Archived ones too.
   */
  hold(scope: TenantScope, work: Work, ids: readonly string[]): Promise<IngestionIndex[]>;
  /** Notes the length of the vectors of a generation, which was not known before. */
  recordDimensions(
    scope: TenantScope,
    work: Work,
    of: { readonly index_id: string; readonly generation: number },
    dimensions: number,
  ): Promise<void>;
}

/** An index as somebody wants to search it: live, or as a snapshot holds it. */
export interface IndexReference {
  readonly index_id: string;
  readonly snapshot_id?: string | undefined;
}

/** Port: what references mean. */
export interface IndexViewReader {
  /**
   * In the order of the references; null for an index or a snapshot that the tenant does not have, and for a snapshot
   * whose contents were removed. Archived indexes too: what a binding pinned stays searchable.
   */
  views(scope: TenantScope, references: readonly IndexReference[]): Promise<(IndexView | null)[]>;
}

/** Port: makes a snapshot of an index that wants one on every change. */
export interface SnapshotMaker {
  makeSnapshot(scope: TenantScope, index_id: string): Promise<unknown>;
}

/** Port: lets the generation that is being made serve, as soon as it has every file. */
export interface GenerationSwitch {
  switchWhenComplete(scope: TenantScope, index_id: string): Promise<unknown>;
}
