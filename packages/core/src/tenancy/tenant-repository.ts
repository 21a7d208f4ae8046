import type { Page, Work } from '../kernel/index.ts';
import type { ListTenants, Tenant } from './tenant.ts';

/** What of a tenant may change. */
export type TenantPatch = Partial<
  Pick<Tenant, 'name' | 'time_zone' | 'limits' | 'metadata' | 'status' | 'updated_at' | 'suspended_at' | 'archived_at'>
>;

/** Where tenants are kept: the platform's own data, so nothing here takes a tenant's scope. */
export interface TenantRepository {
  get(id: string, work?: Work): Promise<Tenant | null>;
  list(query: ListTenants): Promise<Page<Tenant>>;
  insert(work: Work, tenant: Tenant): Promise<void>;
  /** The tenant as it is then; null when there is none. */
  update(work: Work, id: string, patch: TenantPatch): Promise<Tenant | null>;
}
