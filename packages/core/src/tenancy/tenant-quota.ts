import { AppError, type TenantScope } from '../kernel/index.ts';
import type { TenantLimits } from './tenant.ts';

/** What of a tenant's limit is in use. */
export interface QuotaUse {
  readonly allowed: number;
  readonly used: number;
}

/** Port: a tenant's limit and what counts against it, in one read. Null for a tenant that is not there. */
export interface TenantQuotaReader {
  use(scope: TenantScope, limit: keyof TenantLimits): Promise<QuotaUse | null>;
}

/**
 * Refuses what would go past a limit of the tenant. Requests that run at the same time may pass together: a limit
 * bounds what a tenant takes, and is no counter to rely on.
 *
 * @throws AppError `limit_exceeded` with details.limit, details.allowed and details.used.
 */
export async function assertWithinLimit(
  quota: TenantQuotaReader,
  scope: TenantScope,
  limit: keyof TenantLimits,
): Promise<void> {
  const use = await quota.use(scope, limit);
  if (use === null || use.used < use.allowed) return;
  throw new AppError('limit_exceeded', {
    message: `The tenant's limit ${limit} of ${use.allowed} is reached.`,
    details: { limit, ...use },
    retry_after_seconds: 60,
  });
}
