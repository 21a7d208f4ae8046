import { z } from 'zod';
import { AUDIT_ACTIONS, ENTITY_TYPES, idSchema, timeField } from '../kernel/index.ts';

/** One change of one resource, as it happened: who, what, from what to what, when. Never changed, never removed. */
export const auditEventSchema = z
  .object({
    id: idSchema('audit_event'),
    /** Null for changes of the platform itself. */
    tenant_id: idSchema('tenant').nullable(),
    actor_id: z.string(),
    actor_type: z.enum(['operator', 'api_key', 'user', 'system']),
    action: z.enum(AUDIT_ACTIONS),
    entity: z.object({ type: z.enum(ENTITY_TYPES), id: z.string() }),
    old_value: z.json(),
    new_value: z.json(),
    request_id: z.string(),
    source: z.string(),
    timestamp: timeField,
  })
  .meta({ id: 'AuditEvent', description: 'One change of one resource: who, what, from what to what, when' });
export type AuditEvent = z.infer<typeof auditEventSchema>;

/** Filters of `GET /v1/audit-events`: all must hold. `since` is inclusive, `until` exclusive. */
export const auditFilterSchema = z.strictObject({
  entity_type: z.enum(ENTITY_TYPES).optional(),
  entity_id: z.string().max(64).optional(),
  action: z.enum(AUDIT_ACTIONS).optional(),
  actor_id: z.string().max(128).optional(),
  since: z.coerce.date().optional(),
  until: z.coerce.date().optional(),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;
