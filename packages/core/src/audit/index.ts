export { type AuditEvent, type AuditFilter, auditEventSchema, auditFilterSchema } from './audit-event.ts';
export { auditValue } from './audit-value.ts';
