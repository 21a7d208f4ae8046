import type { IndexEntry } from '@patchbay/core/vector-search';
import { defineCollection } from './collection-definition.ts';

/**
 * What indexes hold of files. Written directly: what changes them is a change of a file or of an index, and is audited
 * there, in the same transaction.
 */
export const indexEntries = defineCollection<IndexEntry>({
  name: 'index_entries',
  tenancy: 'tenant',
  writes: 'direct',
  indexes: [
    { keys: { tenant_id: 1, _id: 1 } },
    // A search reads what an index holds from this index alone.
    {
      keys: {
        tenant_id: 1,
        index_id: 1,
        generation: 1,
        file_id: 1,
        file_version: 1,
        status: 1,
        until: 1,
        since: 1,
        chunker: 1,
        _id: 1,
      },
    },
    { keys: { tenant_id: 1, file_id: 1, file_version: 1 } },
    { keys: { tenant_id: 1, index_id: 1, _id: 1 } },
  ],
  // The sweeper looks for overdue entries of all tenants; settled ones have no deadline.
  platform_indexes: [
    { keys: { deadline_at: 1 }, partial_filter: { deadline_at: { $type: 'date' } } },
    // Entries that wait for an execution of their own.
    { keys: { created_at: 1 }, partial_filter: { status: 'pending' } },
  ],
  schema: {
    tenant_id: 'string',
    index_id: 'string',
    generation: 'number',
    file_id: 'string',
    file_version: 'number',
    chunker: 'string',
    status: 'string',
    since: ['number', 'null'],
    until: ['number', 'null'],
    attempt: 'number',
    created_at: 'date',
    updated_at: 'date',
  },
});
