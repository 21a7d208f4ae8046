import { createAuditService } from '@patchbay/core/audit';
import { composeOnce } from '@patchbay/http/handler';
import { createAuditEventRepository } from '@patchbay/mongo';
import { composeBase } from '../compose.ts';

/** The audit trail of a tenant. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { database, edge } = await composeBase();
  return { edge, auditEvents: createAuditService({ auditEvents: createAuditEventRepository(database) }) };
});
