export type {
  AuditChain,
  AuditChainRepository,
  IdRange,
  SealingProgress,
  SealingWatchList,
  UnsealedIds,
} from './audit-chain-repository.ts';
export {
  type AuditCheckpoint,
  auditCheckpointSchema,
  type CheckpointKey,
  type StoredCheckpoint,
} from './audit-checkpoint.ts';
export {
  type AuditEvent,
  type AuditFilters,
  auditEventSchema,
  type ListAuditEvents,
  listAuditEventsSchema,
} from './audit-event.ts';
export type { AuditEventRepository } from './audit-event-repository.ts';
export {
  type AuditExport,
  auditExportSchema,
  auditExportWithFileSchema,
  createAuditExportSchema,
  exportKey,
  type ListAuditExports,
  listAuditExportsSchema,
  type StoredAuditExport,
} from './audit-export.ts';
export type {
  AuditEventSource,
  AuditExportRepository,
  AuditExportWatchList,
  DownloadSigner,
  ExportOrder,
  ExportQueue,
  ExportStore,
} from './audit-export-repository.ts';
export { createAuditExportReader, createCreateAuditExport } from './audit-export-service.ts';
export { type AuditSalt, type AuditSeal, commitmentTo, GENESIS_HASH, hashOfSeal } from './audit-seal.ts';
export { type AuditService, createAuditService } from './audit-service.ts';
export { auditValue } from './audit-value.ts';
export { type AuditVerification, auditVerificationSchema, verifyAuditEventsSchema } from './audit-verification.ts';
export { isSecretName, MASKED } from './masked-value.ts';
export { recordedValue } from './recorded-value.ts';
export { createRunAuditExport, createSweepAuditExports } from './run-audit-export.ts';
export { createSealAllChains, type SealingReport, sealerScope } from './seal-all-chains.ts';
export { createSealChain, type SealLimits, type SealOutcome } from './seal-chain.ts';
export { createVerifyChain } from './verify-chain.ts';
