import { type ActorScope, notFound } from '../kernel/index.ts';
import type { TenantWithUsage } from './tenant.ts';
import type { TenantUsageReader } from './tenant-quota.ts';
import type { TenantRepository } from './tenant-repository.ts';

/** Shows a tenant with what it uses: to the platform any, to a tenant itself. */
export function createTenantReader(deps: { readonly tenants: TenantRepository; readonly usage: TenantUsageReader }) {
  return {
    /** @throws AppError `not_found`, for another tenant's too. */
    async get(scope: ActorScope, id: string): Promise<TenantWithUsage> {
      const visible = scope.tenant_id === null || scope.tenant_id === id;
      const [tenant, usage] = visible ? await Promise.all([deps.tenants.get(id), deps.usage.usage(id)]) : [null, null];
      if (tenant === null || usage === null) throw notFound('tenant');
      return { ...tenant, usage };
    },
  };
}
export type TenantReader = ReturnType<typeof createTenantReader>;
