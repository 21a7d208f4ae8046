import { defineCollection } from './collection-definition.ts';

/** What a tenant did on a day that leaves no other trace. `id` is `<tenant id>:<day>`. */
interface UsageCounter {
  readonly id: string;
  readonly tenant_id: string;
  /** In UTC, `2026-11-22`. */
  readonly day: string;
  readonly searches: number;
}

export const usageCounters = defineCollection<UsageCounter>({
  name: 'usage_counters',
  tenancy: 'tenant',
  writes: 'direct',
  indexes: [{ keys: { tenant_id: 1, day: 1 }, unique: true }],
  schema: { tenant_id: 'string', day: 'string', searches: 'number' },
});
