export { type AuditEvent, auditEventSchema, type ListAuditEvents, listAuditEventsSchema } from './audit-event.ts';
export type { AuditEventRepository } from './audit-event-repository.ts';
export { type AuditService, createAuditService } from './audit-service.ts';
export { auditValue } from './audit-value.ts';
