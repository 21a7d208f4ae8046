import type { IdempotencyRepository } from '@patchbay/core/idempotency';
import { isAppError } from '@patchbay/core/kernel';
import { idempotencyRecords } from '../collections/idempotency-records.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Idempotency records, in the partition of the scope's tenant (or of the platform). */
export function createIdempotencyRepository(database: MongoDatabase): IdempotencyRepository {
  return {
    async insert(scope, record) {
      try {
        await database.tenantCollection(idempotencyRecords, scope).insertOne(record);
        return true;
      } catch (error) {
        if (isAppError(error, 'already_exists')) return false;
        throw error;
      }
    },
    find: (scope, id) => database.tenantCollection(idempotencyRecords, scope).findOne({ id }),
    async takeOver(scope, seen, next) {
      const { id, tenant_id: _tenant, ...fields } = next;
      const filter = { id, attempt: seen.attempt, status: seen.status };
      const result = await database.tenantCollection(idempotencyRecords, scope).updateOne(filter, { $set: fields });
      return result.matched > 0;
    },
    async complete(scope, { record_id, attempt }, answer) {
      const result = await database
        .tenantCollection(idempotencyRecords, scope)
        .updateOne({ id: record_id, attempt }, { $set: { status: 'completed', answer } });
      return result.matched > 0;
    },
    async release(scope, { record_id, attempt }) {
      const removed = await database
        .tenantCollection(idempotencyRecords, scope)
        .deleteMany({ id: record_id, attempt, status: 'in_progress' });
      return removed > 0;
    },
  };
}
