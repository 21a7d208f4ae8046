import type { TenantLimits, TenantQuotaReader } from '@patchbay/core/tenancy';
import { tenants } from '../collections/tenants.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** What counts against a limit: each match is served by an index that begins with the tenant. */
const COUNTED: Record<keyof TenantLimits, { readonly from: string; readonly match: object }> = {
  max_concurrent_sessions: { from: 'sessions', match: { status: { $in: ['created', 'dispatching', 'active'] } } },
  max_files: { from: 'files', match: {} },
  max_api_keys: { from: 'api_keys', match: { status: 'active' } },
};

interface Row {
  readonly allowed: number;
  readonly used: number;
}

/** Limit and use of a tenant in one round trip. */
export function createTenantQuotaReader(database: MongoDatabase): TenantQuotaReader {
  return {
    async use({ tenant_id }, limit) {
      const { from, match } = COUNTED[limit];
      const pipeline = [{ $match: { tenant_id, ...match } }, { $count: 'used' }];
      const [row] = await database.platformCollection(tenants, 'tenants.quota').aggregate<Row>([
        { $match: { _id: tenant_id } },
        { $lookup: { from, pipeline, as: 'counted' } },
        {
          $project: {
            _id: 0,
            allowed: `$limits.${limit}`,
            used: { $ifNull: [{ $first: '$counted.used' }, 0] },
          },
        },
      ]);
      return row ?? null;
    },
  };
}
