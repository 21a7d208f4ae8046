import type { NonceStore } from '@patchbay/core/internal-auth';
import { isAppError } from '@patchbay/core/kernel';
import { nonces } from '../collections/system-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Nonces of the signed internal API: the unique `_id` decides between any number of claimants. */
export function createNonceStore(database: MongoDatabase): NonceStore {
  return {
    async claim({ key_id, nonce, expires_at }) {
      try {
        await database.platformCollection(nonces, 'nonces.use').insertOne({ id: `${key_id}:${nonce}`, expires_at });
        return true;
      } catch (error) {
        if (isAppError(error, 'already_exists')) return false;
        throw error;
      }
    },
  };
}
