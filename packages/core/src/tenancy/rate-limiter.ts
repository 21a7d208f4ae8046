import { type Clock, type Principal, type TenantScope, tenantScope } from '../kernel/index.ts';
import type { RateLimits } from './principal-status.ts';

/** A token bucket: it holds up to `burst` tokens and gains `per_second` of them. A request costs one. */
export interface RateBucket {
  /** Of the tenant, or of the API key. */
  readonly id: string;
  readonly per_second: number;
  readonly burst: number;
}

/** Tokens that were taken out of a bucket. */
export interface RateLease {
  /** 0 when the bucket is empty. */
  readonly granted: number;
  /** When it is empty: how long until it holds a token again. */
  readonly retry_after_ms: number;
}

/** Port: the buckets that all containers share. */
export interface RateBuckets {
  /** Takes up to `wanted` tokens, as one atomic step. */
  take(scope: TenantScope, bucket: RateBucket, wanted: number): Promise<RateLease>;
}

/** Whether a request may go on. */
export type RateAdmission =
  | { readonly admitted: true }
  | { readonly admitted: false; readonly retry_after_seconds: number };

/** Admission by rate. */
export interface RateLimiter {
  /** Takes a token of the principal's API key, if it is one, and of its tenant. */
  take(principal: Principal, limits: RateLimits): Promise<RateAdmission>;
}

/** What the limiter needs. */
export interface RateLimiterDeps {
  readonly buckets: RateBuckets;
  readonly clock: Clock;
}

/** Leased tokens that are not used for so long are forgotten: they cannot pile up in containers. */
const LEASE_MS = 5_000;
/** A container asks an empty bucket again no sooner than this, however many requests it refuses meanwhile. */
const MIN_PAUSE_MS = 100;
/** Buckets remembered in a container. */
const MAX_BUCKETS = 2_000;

/** What a container holds of one bucket. */
interface Holding {
  tokens: number;
  lease_ends_ms: number;
  refused_until_ms: number;
  /** Size of the last lease. */
  size: number;
  leasing: Promise<void> | undefined;
}

/**
 * Limits rates over any number of containers without a hot counter: each leases a few tokens of the shared bucket and
 * spends them without asking. Leases grow with demand, from 1/50 to 1/5 of a second's tokens, so a container with little to do
 * takes little. Every token comes out of the bucket before it is spent, so the sum never exceeds `burst` and `per_second` by more than
 * what containers hold for 5 s at most. When the buckets are away, so is the database that the request needs: it fails.
 */
export function createRateLimiter({ buckets, clock }: RateLimiterDeps): RateLimiter {
  const holdings = new Map<string, Holding>();
  const nowMs = () => clock.now().getTime();

  function holdingOf({ id }: RateBucket): Holding {
    const found = holdings.get(id);
    const holding = found ?? { tokens: 0, lease_ends_ms: 0, refused_until_ms: 0, size: 0, leasing: undefined };
    // The longest unused one is the first in the map.
    holdings.delete(id);
    holdings.set(id, holding);
    if (holdings.size > MAX_BUCKETS) {
      const oldest = holdings.keys().next();
      if (!oldest.done) holdings.delete(oldest.value);
    }
    return holding;
  }

  async function lease(scope: TenantScope, bucket: RateBucket, holding: Holding): Promise<void> {
    const least = Math.max(1, Math.floor(bucket.per_second / 50));
    const most = Math.max(1, Math.floor(bucket.per_second / 5));
    const usedUp = holding.size > 0 && holding.tokens === 0 && holding.lease_ends_ms > nowMs();
    const wanted = usedUp ? Math.min(holding.size * 2, most) : least;
    const { granted, retry_after_ms } = await buckets.take(scope, bucket, wanted);
    const now = nowMs();
    holding.size = wanted;
    holding.tokens = granted;
    holding.lease_ends_ms = now + LEASE_MS;
    if (granted === 0) holding.refused_until_ms = now + Math.max(MIN_PAUSE_MS, retry_after_ms);
  }

  /** Milliseconds to wait for a token; 0 when one was taken. */
  async function waitFor(scope: TenantScope, bucket: RateBucket): Promise<number> {
    const holding = holdingOf(bucket);
    for (;;) {
      const now = nowMs();
      if (holding.tokens > 0 && holding.lease_ends_ms > now) {
        holding.tokens -= 1;
        return 0;
      }
      if (holding.refused_until_ms > now) return holding.refused_until_ms - now;
      // Requests that arrive together wait for one lease, and take the next one if it was too small for all.
      holding.leasing ??= lease(scope, bucket, holding).finally(() => {
        holding.leasing = undefined;
      });
      await holding.leasing;
    }
  }

  return {
    async take(principal, limits) {
      const scope = tenantScope(principal, { request_id: 'rate-limit', source: 'api' });
      for (const bucket of bucketsOf(principal, scope, limits)) {
        const wait = await waitFor(scope, bucket);
        if (wait > 0) return { admitted: false, retry_after_seconds: Math.ceil(wait / 1000) };
      }
      return { admitted: true };
    },
  };
}

function bucketsOf({ subject }: Principal, scope: TenantScope, limits: RateLimits): RateBucket[] {
  const tenant = {
    id: scope.tenant_id,
    per_second: limits.max_requests_per_second,
    burst: limits.max_request_burst,
  };
  if (subject.type !== 'api_key') return [tenant];
  const per_second = limits.max_key_requests_per_second;
  return [{ id: subject.id, per_second, burst: per_second * 2 }, tenant];
}
