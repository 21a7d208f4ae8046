import { AppError, type TenantScope } from '../kernel/index.ts';
import type { QuotaLimit, TenantUsage } from './tenant.ts';

/** What of a tenant's limit is in use. */
export interface QuotaUse {
  /** 0 for a tenant that is suspended or archived: nothing begins in it, whoever asks for it. */
  readonly allowed: number;
  readonly used: number;
  /** The tenant's IANA time zone: a session start needs it, and needs no second read for it. */
  readonly time_zone: string;
}

/** Port: a tenant's limit and what counts against it, in one read. Null for a tenant that is not there. */
export interface TenantQuotaReader {
  use(scope: TenantScope, limit: QuotaLimit): Promise<QuotaUse | null>;
}

/** Port: the countries that a tenant may call; null where it may call all of them. */
export interface CallCountryReader {
  allowed(scope: TenantScope): Promise<readonly string[] | null>;
}

/** Port: what is in use of every quota of a tenant, in one read. */
export interface TenantUsageReader {
  usage(tenantId: string): Promise<TenantUsage>;
}

/**
 * Refuses what would go past a limit of the tenant. Requests that run at the same time may pass together: a limit
 * bounds what a tenant takes, and is no counter to rely on.
 *
 * @returns what was read; null for a tenant that is not there.
 * @throws AppError `limit_exceeded` with details.limit, details.allowed and details.used.
 */
export async function assertWithinLimit(
  quota: TenantQuotaReader,
  scope: TenantScope,
  limit: QuotaLimit,
): Promise<QuotaUse | null> {
  const use = await quota.use(scope, limit);
  if (use === null || use.used < use.allowed) return use;
  const { allowed, used } = use;
  throw new AppError('limit_exceeded', {
    message:
      allowed === 0
        ? `The tenant may have none: its limit ${limit} is 0, or it is not active.`
        : `The tenant's limit ${limit} of ${allowed} is reached.`,
    details: { limit, allowed, used },
    retry_after_seconds: 60,
  });
}
