export { createIdempotencyGate, type IdempotencyGate, type IdempotencyVerdict } from './idempotency-gate.ts';
export {
  IDEMPOTENCY_LEASE_MS,
  IDEMPOTENCY_WINDOW_MS,
  type IdempotencyRecord,
  idempotencyRecordSchema,
  type StoredAnswer,
  storedAnswerSchema,
} from './idempotency-record.ts';
export type { IdempotencyRepository } from './idempotency-repository.ts';
