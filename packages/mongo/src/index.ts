export { withoutUndefined } from './boundary/filter.ts';
export { BoundaryViolation } from './boundary/plain-object.ts';
export type { BoundedCollection, ReadOptions, Sort, UpdateOutcome } from './bounded-collection.ts';
export { assertReplicaSet, createMongoClient, type MongoClientOptions } from './client.ts';
export {
  type CollectionDefinition,
  defineCollection,
  type IndexDefinition,
} from './collections/collection-definition.ts';
export { COLLECTIONS } from './collections/index.ts';
export { type MigrationPlan, planMigrations } from './migrations/plan-migrations.ts';
export {
  type MigrationEvent,
  type MigrationOptions,
  type MigrationReport,
  runMigrations,
} from './migrations/run-migrations.ts';
export { createMongoDatabase, type MongoDatabase } from './mongo-database.ts';
export { PLATFORM_ACCESS, type PlatformAccess, type PlatformCollection } from './platform-collection.ts';
export {
  createAnalysisRepository,
  createAnalysisWatchList,
  createPinnedAnalysisReader,
} from './repositories/analysis-repository.ts';
export { createApiKeyDoor, createApiKeyRepository } from './repositories/api-key-repository.ts';
export { createAuditChainRepository, createSealingWatchList } from './repositories/audit-chain-repository.ts';
export { createAuditEventRepository, createAuditEventSource } from './repositories/audit-event-repository.ts';
export { createAuditExportRepository, createAuditExportWatchList } from './repositories/audit-export-repository.ts';
export {
  createBindingRepository,
  createKnowledgeIndexReader,
  createKnowledgeSnapshotReader,
} from './repositories/binding-repository.ts';
export {
  createCallBatchLine,
  createCallBatchRepository,
  createCallBatchWatchList,
} from './repositories/call-batch-repository.ts';
export { createCallRepository, createCallWatchList } from './repositories/call-repository.ts';
export { createChunkRepository } from './repositories/chunk-repository.ts';
export { createConversationSource } from './repositories/conversation-source.ts';
export { createPriceListRepository, createQuantityReader } from './repositories/cost-repository.ts';
export { createCredentialRepository, createCredentialUseReader } from './repositories/credential-repository.ts';
export { createDependentsReader } from './repositories/dependents-reader.ts';
export { createEnvironmentRepository } from './repositories/environment-repository.ts';
export {
  createEvaluatedIndexReader,
  createEvaluationRepository,
  createEvaluationResultRepository,
  createEvaluationWatchList,
} from './repositories/evaluation-repository.ts';
export { createFileLimitsReader } from './repositories/file-limits-reader.ts';
export { createFileRepository, createFileRows, createFileWatchList } from './repositories/file-repository.ts';
export { createIdempotencyRepository } from './repositories/idempotency-repository.ts';
export { createInboundMappingRepository, createMappingTargets } from './repositories/inbound-mapping-repository.ts';
export { createInboundSource } from './repositories/inbound-source.ts';
export { createIndexEntryRepository, createIndexEntryWatchList } from './repositories/index-entry-repository.ts';
export { createIndexSnapshotRepository, createSnapshotWatchList } from './repositories/index-snapshot-repository.ts';
export { createIndexedFiles, createOpenEntryReader, createWaitingEntries } from './repositories/indexed-files.ts';
export { createUpkeepStore, createUpkeepWatchList } from './repositories/knowledge-upkeep-store.ts';
export { createNonceStore } from './repositories/nonce-store.ts';
export { createOperatorDoor, createOperatorRepository } from './repositories/operator-repository.ts';
export { createPinHolder } from './repositories/pin-holder.ts';
export { createPrincipalStandingReader } from './repositories/principal-status-reader.ts';
export { createLabelTargets, createQuerySetRepository } from './repositories/query-set-repository.ts';
export { createRateBuckets } from './repositories/rate-buckets.ts';
export { createRecordingRepository, createRecordingWatchList } from './repositories/recording-repository.ts';
export { createResolutionReader, createResolvedConfigRepository } from './repositories/resolved-config-repository.ts';
export { createRuntimeGenerationRepository } from './repositories/runtime-generation-repository.ts';
export { createIndexBuildWatchList, createSearchIndexRepository } from './repositories/search-index-repository.ts';
export { createSessionRepository, createSessionWatchList } from './repositories/session-repository.ts';
export {
  createPhoneNumberRepository,
  createSipTrunkRepository,
  createTrunkWatchList,
} from './repositories/telephony-repository.ts';
export {
  createCallCountryReader,
  createTenantQuotaReader,
  createTenantUsageReader,
} from './repositories/tenant-quota-reader.ts';
export {
  createClosedTenantWatchList,
  createTenantDoor,
  createTenantRepository,
} from './repositories/tenant-repository.ts';
export { createTextConversationStore } from './repositories/text-conversation-store.ts';
export { createUsageMeter, createUsageRepository } from './repositories/usage-repository.ts';
export { createUserRepository } from './repositories/user-repository.ts';
export { createRegistryRepository } from './repositories/versioned-registry-repository.ts';
export {
  createDeliveryRepository,
  createEndpointRepository,
  createEventReader,
  createWebhookWatchList,
} from './repositories/webhook-repository.ts';
export { applyDatabaseRoles, type DatabaseUser } from './roles/apply-roles.ts';
export { DATABASE_ROLES, type DatabaseRole, type DatabaseRoleName } from './roles/database-roles.ts';
export type { TenantCollection } from './tenant-collection.ts';
export { createMongoUnitOfWork, type UnitOfWorkDeps } from './unit-of-work/mongo-unit-of-work.ts';
