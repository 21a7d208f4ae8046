import type { Page, PageRequest, TenantScope, Work } from '../kernel/index.ts';
import type { RegistryContent } from './registry-definition.ts';
import type { RegistryListQuery } from './registry-inputs.ts';
import type { RegistryDraft, RegistryHead, RegistryVersion, RegistryVersionSummary } from './registry-resources.ts';

/** What of a head may change. */
export type RegistryHeadPatch = Partial<
  Omit<RegistryHead, 'object' | 'id' | 'tenant_id' | 'created_at' | 'created_by'>
>;

/**
 * Storage of one registry. Reads that a write depends on take the same `Work`, so that the transaction protects them.
 * Versions have an insert and no update: nothing here could change a published one.
 */
export interface RegistryRepository<C extends RegistryContent> {
  insertHead(scope: TenantScope, work: Work, head: RegistryHead): Promise<void>;
  findHead(scope: TenantScope, id: string, work?: Work): Promise<RegistryHead | undefined>;
  /**
   * Writes a mark on heads that are about to be used, inside the transaction that uses them: an archive at the same time
   * loses, or makes that transaction run again and find them archived. The heads themselves stay as they are.
   */
  hold(scope: TenantScope, work: Work, ids: readonly string[]): Promise<void>;
  listHeads(scope: TenantScope, query: RegistryListQuery): Promise<Page<RegistryHead>>;
  updateHead(scope: TenantScope, work: Work, id: string, patch: RegistryHeadPatch): Promise<void>;

  findDraft(scope: TenantScope, entityId: string, work?: Work): Promise<RegistryDraft<C> | undefined>;
  /** @throws AppError `already_exists` where there is a draft already. */
  insertDraft(scope: TenantScope, work: Work, entityId: string, draft: RegistryDraft<C>): Promise<void>;
  updateDraft(
    scope: TenantScope,
    work: Work,
    entityId: string,
    patch: Pick<RegistryDraft<C>, 'content' | 'etag' | 'updated_at' | 'updated_by'>,
  ): Promise<void>;

  /**
   * The unique index {tenant_id, <entity>_id, version} decides who owns a number.
   *
   * @throws AppError `already_exists` where the number is taken.
   */
  insertVersion(scope: TenantScope, work: Work, entityId: string, version: RegistryVersion<C>): Promise<void>;
  findVersion(
    scope: TenantScope,
    entityId: string,
    version: number,
    work?: Work,
  ): Promise<RegistryVersion<C> | undefined>;
  /** Versions by entity and number, without their contents; those that are not there are not among the answers. */
  findSummaries(
    scope: TenantScope,
    versions: readonly { readonly id: string; readonly version: number }[],
  ): Promise<RegistryVersionSummary[]>;
  listVersions(scope: TenantScope, entityId: string, page: PageRequest): Promise<Page<RegistryVersionSummary>>;
}
