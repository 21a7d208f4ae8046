import type { ActorScope, Page } from '../kernel/index.ts';
import type { AuditEvent, ListAuditEvents } from './audit-event.ts';

/** Reading of audit events; they are written by the unit of work only. */
export interface AuditEventRepository {
  /** Events of the scope's tenant; for a platform scope those of the platform itself. */
  list(scope: ActorScope, query: ListAuditEvents): Promise<Page<AuditEvent>>;
  get(scope: ActorScope, id: string): Promise<AuditEvent | null>;
}
