import type { AddressedConfig } from '../config-resolver/index.ts';
import type { Page, PageRequest, TenantScope, Work } from '../kernel/index.ts';
import type { Binding } from './binding.ts';

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
  list(scope: TenantScope, agentId: string, page: PageRequest): Promise<Page<Binding>>;
}

/** Storage of resolved configs, addressed by digest: storing one again changes nothing. */
export interface ResolvedConfigRepository {
  store(scope: TenantScope, work: Work, config: AddressedConfig, now: Date): Promise<void>;
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
