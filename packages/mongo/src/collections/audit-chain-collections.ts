import type { AuditChain, AuditSalt, AuditSeal, StoredAuditExport, StoredCheckpoint } from '@patchbay/core/audit';
import { defineCollection } from './collection-definition.ts';

/** The chain: one seal an event. Two sealers can never give one number twice. */
export const auditSeals = defineCollection<AuditSeal>({
  name: 'audit_seals',
  tenancy: 'tenant_or_platform',
  writes: 'direct',
  append_only: true,
  indexes: [{ keys: { tenant_id: 1, seq: 1 }, unique: true }, { keys: { tenant_id: 1, _id: 1 } }],
  schema: {
    tenant_id: ['string', 'null'],
    seq: 'number',
    prev_hash: 'string',
    hash: 'string',
    commitment: 'string',
    sealed_at: 'date',
  },
});

/** The secret halves of commitments, apart from the seals: destroying one leaves the chain whole. */
export const auditSalts = defineCollection<AuditSalt>({
  name: 'audit_salts',
  tenancy: 'tenant_or_platform',
  writes: 'direct',
  append_only: true,
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: { tenant_id: ['string', 'null'], salt: 'string' },
});

/** Signed statements about chains. */
export const auditCheckpoints = defineCollection<StoredCheckpoint>({
  name: 'audit_checkpoints',
  tenancy: 'tenant_or_platform',
  writes: 'direct',
  append_only: true,
  indexes: [{ keys: { tenant_id: 1, seq: 1 }, unique: true }],
  schema: {
    tenant_id: ['string', 'null'],
    seq: 'number',
    head_hash: 'string',
    count: 'number',
    complete_to: 'date',
    time: 'date',
    jws: 'string',
  },
});

/** Where sealers stand; also, as `progress`, where looking for chains stands. Nothing here is believed by a verifier. */
export interface SealerState extends AuditChain {
  readonly unfinished?: readonly (string | null)[];
}

export const auditChains = defineCollection<SealerState>({
  name: 'audit_chains',
  tenancy: 'tenant_or_platform',
  writes: 'direct',
  indexes: [],
  schema: { tenant_id: ['string', 'null'], scanned_to: 'string' },
});

/** Files of audit events that were asked for. */
export const auditExports = defineCollection<StoredAuditExport>({
  name: 'audit_exports',
  tenancy: 'tenant',
  writes: 'audited',
  bookkeeping: ['status', 'attempt', 'started_at', 'deadline_at'],
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }, { keys: { tenant_id: 1, status: 1, _id: 1 } }],
  platform_indexes: [{ keys: { deadline_at: 1 }, partial_filter: { deadline_at: { $type: 'date' } } }],
  schema: {
    tenant_id: 'string',
    status: 'string',
    filters: 'object',
    attempt: 'number',
    created_at: 'date',
    deadline_at: ['date', 'null'],
  },
});
