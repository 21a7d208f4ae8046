import { defineCollection } from './collection-definition.ts';

/** Requests that a tenant, or one of its API keys, has left: `id` is the tenant's or the key's. */
export interface StoredRateBucket {
  readonly id: string;
  readonly tenant_id: string;
  /** A fraction between requests; never negative. */
  readonly tokens: number;
  /** By the server's clock, which all containers share. */
  readonly refilled_at: Date;
  /** What the last lease got. */
  readonly granted: number;
}

/** Longer unused than any bucket takes to fill: it is as good as a new one. */
const DAY_SECONDS = 24 * 60 * 60;

export const rateBuckets = defineCollection<StoredRateBucket>({
  name: 'rate_buckets',
  tenancy: 'tenant',
  writes: 'direct',
  indexes: [],
  platform_indexes: [{ keys: { refilled_at: 1 }, expire_after_seconds: DAY_SECONDS }],
  schema: { tenant_id: 'string', tokens: 'number', refilled_at: 'date', granted: 'number' },
});
