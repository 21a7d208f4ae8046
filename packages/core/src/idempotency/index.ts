export {
  IDEMPOTENCY_LEASE_MS,
  IDEMPOTENCY_WINDOW_MS,
  type IdempotencyRecord,
  idempotencyRecordSchema,
} from './idempotency-record.ts';
