import type { AuditEvent } from '@patchbay/core/audit';
import { defineCollection } from './collection-definition.ts';

/** Who changed what. Inserted by the unit of work only, and never changed: the database's own roles see to that. */
export const auditEvents = defineCollection<AuditEvent>({
  name: 'audit_events',
  tenancy: 'tenant_or_platform',
  writes: 'none',
  append_only: true,
  // One for each filter, in the order of the list, so that every page is read from an index and none is scanned.
  indexes: [
    { keys: { tenant_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, 'entity.type': 1, _id: 1 } },
    { keys: { tenant_id: 1, 'entity.id': 1, _id: 1 } },
    { keys: { tenant_id: 1, action: 1, _id: 1 } },
    { keys: { tenant_id: 1, actor_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, actor_type: 1, _id: 1 } },
    { keys: { tenant_id: 1, source: 1, _id: 1 } },
    { keys: { tenant_id: 1, request_id: 1, _id: 1 } },
  ],
  // The sealer asks which tenants have written since; the answer is in the index alone.
  platform_indexes: [{ keys: { _id: 1, tenant_id: 1 } }],
  schema: 'core',
});
