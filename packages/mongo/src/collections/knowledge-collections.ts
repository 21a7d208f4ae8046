import { defineCollection } from './collection-definition.ts';

/** Files, their text and where it is searched. */
interface TenantOwned {
  readonly id: string;
  readonly tenant_id: string;
}

export const files = defineCollection<TenantOwned>({
  name: 'files',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: { tenant_id: 'string' },
});

export const fileChunks = defineCollection<TenantOwned>({
  name: 'file_chunks',
  tenancy: 'tenant',
  writes: 'direct',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: { tenant_id: 'string' },
});

export const searchIndexes = defineCollection<TenantOwned>({
  name: 'search_indexes',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: { tenant_id: 'string' },
});

export const indexSnapshots = defineCollection<TenantOwned>({
  name: 'index_snapshots',
  tenancy: 'tenant',
  writes: 'audited',
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: { tenant_id: 'string' },
});
