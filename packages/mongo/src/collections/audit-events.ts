import { type AuditEvent, auditEventSchema } from '@patchbay/core/audit';
import { defineCollection } from './collection-definition.ts';

/** Who changed what. Inserted by the unit of work only. */
export const auditEvents = defineCollection<AuditEvent>({
  name: 'audit_events',
  tenancy: 'tenant_or_platform',
  writes: 'none',
  indexes: [
    { keys: { tenant_id: 1, _id: 1 } },
    { keys: { tenant_id: 1, 'entity.id': 1, _id: 1 } },
    { keys: { tenant_id: 1, action: 1, _id: 1 } },
    { keys: { tenant_id: 1, actor_id: 1, _id: 1 } },
  ],
  schema: auditEventSchema,
});
