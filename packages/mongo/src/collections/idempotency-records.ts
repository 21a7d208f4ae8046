import type { IdempotencyRecord } from '@patchbay/core/idempotency';
import { defineCollection } from './collection-definition.ts';

/** Requests with an Idempotency-Key and their answers. */
export const idempotencyRecords = defineCollection<IdempotencyRecord>({
  name: 'idempotency_records',
  tenancy: 'tenant_or_platform',
  writes: 'direct',
  indexes: [],
  platform_indexes: [{ keys: { expires_at: 1 }, expire_after_seconds: 0 }],
  schema: 'core',
});
