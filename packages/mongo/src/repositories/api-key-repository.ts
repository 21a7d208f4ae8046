import type { ApiKeyDoor, ApiKeyRepository } from '@patchbay/core/api-keys';
import { withoutUndefined } from '../boundary/filter.ts';
import { apiKeys } from '../collections/api-keys.ts';
import { tenants } from '../collections/tenants.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** A key's time of use is written at most this often. */
const TOUCH_INTERVAL_MS = 60_000;

/** API keys of a tenant. */
export function createApiKeyRepository(database: MongoDatabase): ApiKeyRepository {
  return {
    insert: (scope, work, key) => database.tenantCollection(apiKeys, scope, work).insertOne(key),
    get: (scope, id, work) => database.tenantCollection(apiKeys, scope, work).findOne({ id }),
    list: (scope, page, filter) => database.tenantCollection(apiKeys, scope).page(withoutUndefined(filter), page),
    update: (scope, work, id, patch) =>
      database.tenantCollection(apiKeys, scope, work).findOneAndUpdate({ id, status: 'active' }, { $set: patch }),
    revoke: (scope, work, id, at) =>
      database
        .tenantCollection(apiKeys, scope, work)
        .findOneAndUpdate({ id, status: 'active' }, { $set: { status: 'revoked', revoked_at: at } }),
  };
}

/** Keys at the door, where the tenant is not known yet: by the id inside the key, never by a search. */
export function createApiKeyDoor(database: MongoDatabase): ApiKeyDoor {
  return {
    async find(keyId) {
      const key = await database.platformCollection(apiKeys, 'api_keys.authenticate').findOne({ id: keyId });
      if (key === null) return null;
      const tenant = await database.platformCollection(tenants, 'principal.status').findOne({ id: key.tenant_id });
      return { key, tenant_active: tenant?.status === 'active' };
    },

    async touch(keyId, at) {
      const stale = new Date(at.getTime() - TOUCH_INTERVAL_MS);
      await database
        .platformCollection(apiKeys, 'api_keys.authenticate')
        .touchOne({ id: keyId, $or: [{ last_used_at: null }, { last_used_at: { $lt: stale } }] }, { last_used_at: at });
    },
  };
}
