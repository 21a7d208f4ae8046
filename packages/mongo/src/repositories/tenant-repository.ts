import type { TenantDoor, TenantRepository } from '@patchbay/core/tenancy';
import { tenants } from '../collections/tenants.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** The tenants themselves. */
export function createTenantRepository(database: MongoDatabase): TenantRepository {
  return {
    get: (id, work) => database.platformCollection(tenants, 'tenants.manage', work).findOne({ id }),
    list: ({ status, ...page }) =>
      database
        .platformCollection(tenants, 'tenants.manage')
        .page({ status: status ?? { $in: ['active', 'suspended'] } }, page),
    insert: (work, tenant) => database.platformCollection(tenants, 'tenants.manage', work).insertOne(tenant),
    update: (work, id, patch) =>
      database.platformCollection(tenants, 'tenants.manage', work).findOneAndUpdate({ id }, { $set: patch }),
  };
}

/** Whether a tenant's credentials work. */
export function createTenantDoor(database: MongoDatabase): TenantDoor {
  return {
    isActive: async (id) =>
      (await database.platformCollection(tenants, 'principal.status').findOne({ id, status: 'active' })) !== null,
  };
}
