import { isAppError, type TenantScope } from '@patchbay/core/kernel';
import type { RateBucket, RateBuckets } from '@patchbay/core/tenancy';
import { rateBuckets } from '../collections/rate-buckets.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Fills a bucket up to now by the server's clock, and takes what is wanted out of it as far as it goes. */
function taking({ per_second, burst }: RateBucket, wanted: number) {
  const elapsed_ms = { $max: [0, { $subtract: ['$$NOW', { $ifNull: ['$refilled_at', '$$NOW'] }] }] };
  const gained = { $multiply: [elapsed_ms, per_second / 1000] };
  return [
    {
      tokens: { $min: [burst, { $add: [{ $ifNull: ['$tokens', burst] }, gained] }] },
      refilled_at: '$$NOW',
    },
    { granted: { $min: [wanted, { $floor: '$tokens' }] } },
    { tokens: { $subtract: ['$tokens', '$granted'] } },
  ];
}

/** Token buckets as documents: one atomic update a lease. */
export function createRateBuckets(database: MongoDatabase): RateBuckets {
  async function take(scope: TenantScope, bucket: RateBucket, wanted: number) {
    const { granted, tokens } = await database
      .tenantCollection(rateBuckets, scope)
      .compute({ id: bucket.id }, taking(bucket, wanted));
    const retry_after_ms = granted > 0 ? 0 : Math.ceil(((1 - tokens) * 1000) / bucket.per_second);
    return { granted, retry_after_ms };
  }

  return {
    async take(scope, bucket, wanted) {
      try {
        return await take(scope, bucket, wanted);
      } catch (error) {
        // Two containers made the bucket at the same moment: now it is there.
        if (isAppError(error, 'already_exists')) return take(scope, bucket, wanted);
        throw error;
      }
    },
  };
}
