import type { StoredFile, StoredFileVersion } from '@patchbay/core/file-storage';
import { defineCollection } from './collection-definition.ts';

/** Documents on their way to being searchable. */
export const files = defineCollection<StoredFile>({
  name: 'files',
  tenancy: 'tenant',
  writes: 'audited',
  bookkeeping: ['stage', 'percent'],
  indexes: [
    { keys: { tenant_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, status: 1, _id: 1 } },
    { keys: { tenant_id: 1, index_ids: 1, _id: 1 } },
    { keys: { tenant_id: 1, name: 1, _id: 1 } },
    { keys: { tenant_id: 1, media_type: 1, _id: 1 } },
    // Duplicates by content.
    { keys: { tenant_id: 1, sha256: 1, _id: 1 } },
  ],
  // What the sweeper looks for among the files of all tenants; settled ones have neither.
  platform_indexes: [
    { keys: { deadline_at: 1 }, partial_filter: { deadline_at: { $type: 'date' } } },
    { keys: { purge_at: 1 }, partial_filter: { purge_at: { $type: 'date' } } },
  ],
  schema: {
    tenant_id: 'string',
    name: 'string',
    media_type: 'string',
    size_bytes: 'number',
    sha256: 'string',
    version: 'number',
    live_version: ['number', 'null'],
    index_ids: 'array',
    status: 'string',
    stage: 'string',
    percent: 'number',
    attempt: 'number',
    created_at: 'date',
  },
});

/** Immutable contents of files. */
export const fileVersions = defineCollection<StoredFileVersion>({
  name: 'file_versions',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [
    { keys: { tenant_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, file_id: 1, version: 1 }, unique: true },
    // The bytes that count against the limit of a tenant, from the index alone.
    { keys: { tenant_id: 1, purged_at: 1, size_bytes: 1 } },
    // What was uploaded day by day, from the index alone.
    { keys: { tenant_id: 1, created_at: 1, size_bytes: 1 } },
  ],
  schema: {
    tenant_id: 'string',
    file_id: 'string',
    version: 'number',
    name: 'string',
    media_type: 'string',
    size_bytes: 'number',
    sha256: 'string',
    status: 'string',
    created_at: 'date',
  },
});
