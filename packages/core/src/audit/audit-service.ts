import { type ActorScope, notFound, type Page } from '../kernel/index.ts';
import type { AuditEvent, ListAuditEvents } from './audit-event.ts';
import type { AuditEventRepository } from './audit-event-repository.ts';

/** Who changed what: reading only, nothing here could change it. */
export interface AuditService {
  list(scope: ActorScope, query: ListAuditEvents): Promise<Page<AuditEvent>>;
  /** @throws AppError `not_found` */
  get(scope: ActorScope, id: string): Promise<AuditEvent>;
}

export function createAuditService(deps: { auditEvents: AuditEventRepository }): AuditService {
  return {
    list: (scope, query) => deps.auditEvents.list(scope, query),
    async get(scope, id) {
      const event = await deps.auditEvents.get(scope, id);
      if (event === null) throw notFound('audit event');
      return event;
    },
  };
}
