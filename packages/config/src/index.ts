export { type AgentRuntimeConfig, agentRuntimeSettings, loadAgentRuntimeConfig } from './agent-runtime-settings.ts';
export { loadAnalysisConfig } from './analysis-settings.ts';
export {
  type AuditExportConfig,
  type AuditSigningConfig,
  auditExportSettings,
  auditSigningSettings,
  loadAuditExportConfig,
  loadAuditSigningConfig,
} from './audit-settings.ts';
export { callSettings } from './call-settings.ts';
export { systemClock, systemStopwatch, yieldToIo } from './clock.ts';
export { ConfigError, type ConfigProblem } from './config-error.ts';
export { type EdgeConfig, edgeSettings, loadEdgeConfig } from './edge-settings.ts';
export { type EmbeddingConfig, embeddingSettings, loadEmbeddingConfig } from './embedding-settings.ts';
export { type Environment, processEnvironment } from './environment.ts';
export { type EvaluationConfig, evaluationSettings, loadEvaluationConfig } from './evaluation-settings.ts';
export {
  type ApiKeyPepperConfig,
  apiKeyPepperSettings,
  type KeysIdentityConfig,
  keysIdentitySettings,
  loadApiKeyPepperConfig,
  loadKeysIdentityConfig,
  loadPeopleIdentityConfig,
  loadSessionJwtConfig,
  type PeopleIdentityConfig,
  peopleIdentitySettings,
  type SessionJwtConfig,
  sessionJwtSettings,
} from './identity-settings.ts';
export { ulidSource } from './ids.ts';
export {
  type InternalApiConfig,
  type InternalHmacConfig,
  internalApiSettings,
  internalHmacSettings,
  loadInternalApiConfig,
  loadInternalHmacConfig,
} from './internal-api-settings.ts';
export {
  type FilesConfig,
  filesSettings,
  type IngestionConfig,
  ingestionSettings,
  loadFilesConfig,
  loadIngestionConfig,
} from './knowledge-settings.ts';
export { type LiveKitConfig, livekitSettings, loadLiveKitConfig } from './livekit-settings.ts';
export { type ConfigSources, loadConfig } from './load-config.ts';
export { loadModelsConfig, type ModelsConfig, modelsSettings } from './models-settings.ts';
export { loadMongoConfig, type MongoConfig, mongoSettings } from './mongo-settings.ts';
export { loadOutgoingConfig, type OutgoingConfig, outgoingSettings } from './outgoing-settings.ts';
export { type ProviderKeys, providerSettings } from './provider-settings.ts';
export { randomSource } from './random.ts';
export { loadRecordingConfig, recordingSettings } from './recording-settings.ts';
export { rerankerSettings } from './reranker-settings.ts';
export { cachedSecretSource, type SecretSource } from './secret-source.ts';
export {
  loadSessionStartConfig,
  loadSessionWatchConfig,
  type SessionStartConfig,
  type SessionWatchConfig,
  sessionStartSettings,
  sessionWatchSettings,
} from './session-settings.ts';
export { loadStageConfig, type StageConfig, stageSettings } from './stage-settings.ts';
export { systemToolTimer } from './tool-timer.ts';
export { loadVectorConfig, type VectorConfig, vectorSettings } from './vector-settings.ts';
export { loadWebhookQueueConfig, webhookQueueSettings } from './webhook-settings.ts';
