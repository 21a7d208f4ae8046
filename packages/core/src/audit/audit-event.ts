import { z } from 'zod';
import { AUDIT_ACTIONS, ENTITY_TYPES, idSchema, pageQuery, timeField } from '../kernel/index.ts';

const ACTOR_TYPES = ['operator', 'api_key', 'user', 'system'] as const;

/** One change of one resource, as it happened: who, what, from what to what, when. Never changed, never removed. */
export const auditEventSchema = z
  .object({
    object: z.literal('audit_event'),
    id: idSchema('audit_event'),
    /** Null for changes of the platform itself. */
    tenant_id: idSchema('tenant').nullable(),
    actor_id: z.string().meta({ description: 'Id of who did it', example: 'opr_01J9Z3XK5T8Q4V7N2M6R0W1YBC' }),
    actor_type: z.enum(ACTOR_TYPES),
    action: z.enum(AUDIT_ACTIONS),
    entity: z.object({ type: z.enum(ENTITY_TYPES), id: z.string() }),
    old_value: z.json().meta({
      description:
        'State before, null on creation. Secrets are masked; what is large stands as a `truncated_value` with its SHA-256',
    }),
    new_value: z.json().meta({ description: 'State after, in the same form' }),
    request_id: z.string(),
    source: z.string().meta({ description: 'Where it came from: `api`, `runtime`, `ingestion`, `scheduler` …' }),
    timestamp: timeField,
  })
  .meta({ id: 'AuditEvent', description: 'One change of one resource: who, what, from what to what, when' });
export type AuditEvent = z.infer<typeof auditEventSchema>;

const instant = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .meta({ type: 'string', format: 'date-time', example: '2026-11-22T10:00:00.000Z' });

/** What narrows a list or an export: every filter must hold. */
export const auditFilters = {
  entity_type: z.enum(ENTITY_TYPES).optional(),
  entity_id: z.string().min(1).max(128).optional(),
  action: z.array(z.enum(AUDIT_ACTIONS)).min(1).max(20).optional().meta({
    description: 'One action, or several by repeating the parameter: any of them fits',
  }),
  actor_id: z.string().min(1).max(200).optional(),
  actor_type: z.enum(ACTOR_TYPES).optional(),
  source: z.string().min(1).max(64).optional(),
  request_id: z.string().min(1).max(128).optional(),
  since: instant.optional().meta({ description: 'Events from this time on' }),
  until: instant.optional().meta({ description: 'Events before this time' }),
};

/** Query of `GET /v1/audit-events`. `since` is inclusive, `until` exclusive. */
export const listAuditEventsSchema = z.strictObject({ ...pageQuery, ...auditFilters });
export type ListAuditEvents = z.output<typeof listAuditEventsSchema>;
export type AuditFilters = Omit<ListAuditEvents, 'limit' | 'cursor' | 'order'>;
