import type { ClosedTenants } from '@patchbay/core/session-orchestrator';
import type { Tenant, TenantDoor, TenantRepository } from '@patchbay/core/tenancy';
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

/** Whether a tenant's credentials work, and whether anything happens in its name. */
export function createTenantDoor(database: MongoDatabase): TenantDoor {
  const isOf = async (id: string, status: Tenant['status']) =>
    (await database.platformCollection(tenants, 'principal.status').findOne({ id, status })) !== null;
  return { isActive: (id) => isOf(id, 'active'), isArchived: (id) => isOf(id, 'archived') };
}

/** Tenants that are to be wound up. */
export function createClosedTenantWatchList(database: MongoDatabase): ClosedTenants {
  return {
    async archivedSince(time, limit) {
      const found = await database
        .platformCollection(tenants, 'tenants.close')
        .find(
          { status: 'archived', archived_at: { $gte: time } },
          { projection: { id: 1 }, sort: { archived_at: 1 }, limit },
        );
      return found.map(({ id }) => id);
    },
  };
}
