import type {
  CallCountryReader,
  QuotaLimit,
  QuotaUse,
  TenantQuotaReader,
  TenantUsage,
  TenantUsageReader,
} from '@patchbay/core/tenancy';
import { tenants } from '../collections/tenants.ts';
import type { MongoDatabase } from '../mongo-database.ts';
import { TOTAL_FILE_BYTES } from './file-limits-reader.ts';

/** What counts against a limit: each match is served by an index that begins with the tenant. */
const COUNTED: Record<QuotaLimit, { readonly from: string; readonly match: object }> = {
  max_concurrent_sessions: { from: 'sessions', match: { status: { $in: ['created', 'dispatching', 'active'] } } },
  max_files: { from: 'files', match: {} },
  max_api_keys: { from: 'api_keys', match: { status: 'active' } },
  max_webhook_endpoints: { from: 'webhook_endpoints', match: { archived_at: null } },
};

/** Limit and use of a tenant in one round trip. */
export function createTenantQuotaReader(database: MongoDatabase): TenantQuotaReader {
  return {
    async use({ tenant_id }, limit) {
      const { from, match } = COUNTED[limit];
      const pipeline = [{ $match: { tenant_id, ...match } }, { $count: 'used' }];
      const [row] = await database.platformCollection(tenants, 'tenants.quota').aggregate<QuotaUse>([
        { $match: { _id: tenant_id } },
        { $lookup: { from, pipeline, as: 'counted' } },
        {
          $project: {
            _id: 0,
            time_zone: 1,
            allowed: { $cond: [{ $eq: ['$status', 'active'] }, `$limits.${limit}`, 0] },
            used: { $ifNull: [{ $first: '$counted.used' }, 0] },
          },
        },
      ]);
      return row ?? null;
    },
  };
}

/** Where a tenant may call. */
export function createCallCountryReader(database: MongoDatabase): CallCountryReader {
  return {
    async allowed({ tenant_id }) {
      const [row] = await database
        .platformCollection(tenants, 'tenants.quota')
        .aggregate<{ allowed?: string[] | null }>([
          { $match: { _id: tenant_id } },
          { $project: { _id: 0, allowed: '$limits.allowed_call_countries' } },
        ]);
      return row?.allowed ?? null;
    },
  };
}

/** The count of what counts against a limit, as a stage. */
function counting(tenant_id: string, limit: QuotaLimit, as: keyof TenantUsage) {
  const { from, match } = COUNTED[limit];
  return { $lookup: { from, pipeline: [{ $match: { tenant_id, ...match } }, { $count: 'used' }], as } };
}

const NOTHING: TenantUsage = { concurrent_sessions: 0, files: 0, total_file_bytes: 0, api_keys: 0 };
const used = (as: keyof TenantUsage) => ({ $ifNull: [{ $first: `$${as}.used` }, 0] });

/** Everything that a tenant uses, in one round trip. */
export function createTenantUsageReader(database: MongoDatabase): TenantUsageReader {
  return {
    async usage(tenantId) {
      const [row] = await database.platformCollection(tenants, 'tenants.quota').aggregate<TenantUsage>([
        { $match: { _id: tenantId } },
        counting(tenantId, 'max_concurrent_sessions', 'concurrent_sessions'),
        counting(tenantId, 'max_files', 'files'),
        counting(tenantId, 'max_api_keys', 'api_keys'),
        {
          $lookup: {
            from: 'file_versions',
            pipeline: [{ $match: { tenant_id: tenantId } }, ...TOTAL_FILE_BYTES],
            as: 'total_file_bytes',
          },
        },
        {
          $project: {
            _id: 0,
            concurrent_sessions: used('concurrent_sessions'),
            files: used('files'),
            total_file_bytes: used('total_file_bytes'),
            api_keys: used('api_keys'),
          },
        },
      ]);
      return row ?? NOTHING;
    },
  };
}
