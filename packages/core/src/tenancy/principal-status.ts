import type { Principal, Scope } from '../kernel/index.ts';
import type { TenantLimits } from './tenant.ts';

/**
 * `active`; `suspended` when the tenant is; `revoked` when the subject is disabled, archived, revoked, expired or
 * unknown, or the tenant is archived or unknown.
 */
export type PrincipalStatus = 'active' | 'revoked' | 'suspended';

/** How fast a tenant and each of its keys may ask. */
export type RateLimits = Pick<
  TenantLimits,
  'max_requests_per_second' | 'max_request_burst' | 'max_key_requests_per_second'
>;

/** Where a principal stands now, whatever its token said when it was issued. */
export interface PrincipalStanding {
  readonly status: PrincipalStatus;
  /** What the subject may do now: a token's scopes count as far as they are among these. Null: as the token says. */
  readonly scopes: readonly Scope[] | null;
  /** The tenant's; null for the platform's own principals. */
  readonly rate_limits: RateLimits | null;
}

/** Finds out whether a principal may still act, by one read of its subject and its tenant. */
export interface PrincipalStandingReader {
  standingOf(principal: Principal): Promise<PrincipalStanding>;
}
