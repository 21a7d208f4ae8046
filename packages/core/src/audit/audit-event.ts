import { z } from 'zod';
import { AUDIT_ACTIONS, ENTITY_TYPES, idSchema, pageQuery, timeField } from '../kernel/index.ts';

/** One change of one resource, as it happened: who, what, from what to what, when. Never changed, never removed. */
export const auditEventSchema = z
  .object({
    object: z.literal('audit_event'),
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

const instant = z.iso.datetime().transform((text) => new Date(text));

/** Query of `GET /v1/audit-events`: every filter must hold. `since` is inclusive, `until` exclusive. */
export const listAuditEventsSchema = z.strictObject({
  ...pageQuery,
  entity_type: z.enum(ENTITY_TYPES).optional(),
  entity_id: z.string().min(1).max(64).optional(),
  action: z.enum(AUDIT_ACTIONS).optional(),
  actor_id: z.string().min(1).max(128).optional(),
  since: instant.optional(),
  until: instant.optional(),
});
export type ListAuditEvents = z.output<typeof listAuditEventsSchema>;
