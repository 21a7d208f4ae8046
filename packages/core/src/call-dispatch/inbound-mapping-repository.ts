import type { HeldPin } from '../agent-bindings/index.ts';
import type { Page, PageRequest, TenantScope, Work } from '../kernel/index.ts';
import type { InboundMapping, InboundMappingVersion, ListInboundMappings } from './inbound-mapping.ts';

/** What of a mapping may change; its number never does. */
export type InboundMappingPatch = Partial<
  Omit<InboundMapping, 'object' | 'id' | 'tenant_id' | 'number' | 'created_at' | 'created_by'>
>;

/** Storage of inbound mappings. Versions have an insert and no update. */
export interface InboundMappingRepository {
  find(scope: TenantScope, id: string, work?: Work): Promise<InboundMapping | null>;
  /** The tenant's live mappings of these numbers. */
  findLive(scope: TenantScope, numbers: readonly string[], work?: Work): Promise<InboundMapping[]>;
  /**
   * Those of the numbers that any tenant has live. Nothing else is told about them: who must not be known.
   * A number is live once on the whole platform, since it alone decides whose an inbound call is.
   */
  taken(work: Work, numbers: readonly string[]): Promise<Set<string>>;
  list(scope: TenantScope, query: ListInboundMappings): Promise<Page<InboundMapping>>;
  listVersions(scope: TenantScope, id: string, page: PageRequest): Promise<Page<InboundMappingVersion>>;
  /** @throws AppError `already_exists` when a number became live elsewhere in the meantime. */
  insert(scope: TenantScope, work: Work, mappings: readonly InboundMapping[]): Promise<void>;
  /** @throws AppError `already_exists` as above, where it becomes live again. */
  update(scope: TenantScope, work: Work, id: string, patch: InboundMappingPatch): Promise<void>;
  insertVersions(scope: TenantScope, work: Work, versions: readonly InboundMappingVersion[]): Promise<void>;
}

/** An agent as a mapping refers to it. */
export interface MappedAgent {
  readonly id: string;
  readonly name: string;
  readonly archived_at: Date | null;
}

/** A binding as a mapping pins it. */
export interface MappedBinding {
  readonly id: string;
  readonly agent_id: string;
  /** What of all that it pins is archived. */
  readonly archived: readonly HeldPin[];
}

/** What mappings refer to, in the tenant's own rows: that an id exists proves nothing. */
export interface MappingTargets {
  /**
   * Marks agents as about to be reached by a number, inside the transaction that maps it: an archive at the same time
   * loses, or makes that transaction run again.
   */
  hold(scope: TenantScope, work: Work, agentIds: readonly string[]): Promise<void>;
  agents(scope: TenantScope, ids: readonly string[], work?: Work): Promise<MappedAgent[]>;
  /** Every agent that is not archived with one of these names, exactly as they are written. */
  agentsNamed(scope: TenantScope, names: readonly string[], work?: Work): Promise<MappedAgent[]>;
  /** The bindings among the ids, each with its agent; what they pin is held as agents are. */
  bindings(scope: TenantScope, work: Work, ids: readonly string[]): Promise<MappedBinding[]>;
  /** The endpoint whose secrets sign what a mapping asks; null where the tenant has none of this id. */
  webhookEndpoint(scope: TenantScope, id: string, work?: Work): Promise<{ readonly archived_at: Date | null } | null>;
}
