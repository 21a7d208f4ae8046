import { DEFAULT_TENANT_LIMITS, type FileLimits, type FileLimitsReader } from '@patchbay/core/tenancy';
import { tenants } from '../collections/tenants.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Files of a tenant and the bytes of its versions that are kept, each from an index alone. */
export const TOTAL_FILE_BYTES = [
  { $match: { purged_at: null } },
  { $group: { _id: null, used: { $sum: '$size_bytes' } } },
];

type Row = Pick<FileLimits, 'files' | 'total_file_bytes'> & { readonly limits: Partial<typeof DEFAULT_TENANT_LIMITS> };

/** Limits on files and what counts against them, in one round trip. */
export function createFileLimitsReader(database: MongoDatabase): FileLimitsReader {
  const all = () => database.platformCollection(tenants, 'tenants.quota');
  return {
    async fileLimits({ tenant_id }) {
      const own = { $match: { tenant_id } };
      const [row] = await all().aggregate<Row>([
        { $match: { _id: tenant_id } },
        { $lookup: { from: 'files', pipeline: [own, { $count: 'used' }], as: 'counted' } },
        { $lookup: { from: 'file_versions', pipeline: [own, ...TOTAL_FILE_BYTES], as: 'summed' } },
        {
          $project: {
            _id: 0,
            limits: 1,
            files: { $ifNull: [{ $first: '$counted.used' }, 0] },
            total_file_bytes: { $ifNull: [{ $first: '$summed.used' }, 0] },
          },
        },
      ]);
      if (row === undefined) return null;
      const { max_files, max_file_bytes, max_file_pages, max_total_file_bytes } = {
        ...DEFAULT_TENANT_LIMITS,
        ...row.limits,
      };
      const { files, total_file_bytes } = row;
      return { max_files, max_file_bytes, max_file_pages, max_total_file_bytes, files, total_file_bytes };
    },

    async maxPages({ tenant_id }) {
      const tenant = await all().findOne({ id: tenant_id }, { projection: { limits: 1 } });
      return tenant?.limits.max_file_pages ?? DEFAULT_TENANT_LIMITS.max_file_pages;
    },
  };
}
