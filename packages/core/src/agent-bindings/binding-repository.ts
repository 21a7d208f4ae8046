import type { AddressedConfig } from '../config-resolver/index.ts';
import type { Page, PageRequest, TenantScope, Work } from '../kernel/index.ts';
import type { Binding } from './binding.ts';

/** What a list of bindings may be narrowed to; all that is given must hold. */
export interface BindingFilter {
  readonly digest?: string | undefined;
  readonly prompt_id?: string | undefined;
}

/** Storage of bindings: they are added and read, never changed. */
export interface BindingRepository {
  /** The highest number of the agent's bindings, 0 where it has none. */
  lastNumber(scope: TenantScope, work: Work, agentId: string): Promise<number>;
  /**
   * The unique index {tenant_id, agent_id, number} decides who owns a number.
   *
   * @throws AppError `already_exists` where it is taken.
   */
  insert(scope: TenantScope, work: Work, binding: Binding): Promise<void>;
  find(scope: TenantScope, agentId: string, id: string, work?: Work): Promise<Binding | undefined>;
  findByNumber(scope: TenantScope, agentId: string, number: number): Promise<Binding | undefined>;
  /** By number. */
  list(scope: TenantScope, agentId: string, page: PageRequest, filter: BindingFilter): Promise<Page<Binding>>;
}

/** Storage of resolved configs, addressed by digest: storing one again changes nothing. */
export interface ResolvedConfigRepository {
  store(scope: TenantScope, work: Work, config: AddressedConfig, now: Date): Promise<void>;
  /** What is stored under a digest, whatever it is; undefined where nothing is. */
  find(scope: TenantScope, digest: string): Promise<unknown>;
}

/** What a binding must know of a search index. */
export interface KnowledgeIndex {
  readonly id: string;
  readonly archived_at: Date | null;
}

/** Reads search indexes by id; those that the tenant does not own are not among the answers. */
export interface KnowledgeIndexReader {
  find(scope: TenantScope, ids: readonly string[]): Promise<readonly KnowledgeIndex[]>;
}

/** What a binding must know of an index snapshot. */
export interface KnowledgeSnapshot {
  readonly id: string;
  readonly index_id: string;
  readonly purged_at: Date | null;
}

/** Reads index snapshots by id; those that the tenant does not own are not among the answers. */
export interface KnowledgeSnapshotReader {
  find(scope: TenantScope, ids: readonly string[]): Promise<readonly KnowledgeSnapshot[]>;
  /**
   * Counts one more binding that pins a snapshot, in the transaction that makes the binding: whatever purges the
   * snapshot at the same time loses, or makes the binding fail. False where its contents are no longer kept.
   */
  pin(scope: TenantScope, work: Work, id: string): Promise<boolean>;
}
