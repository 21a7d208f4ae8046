export {
  type ApiKey,
  apiKeyPageSchema,
  apiKeySchema,
  type CreateApiKey,
  type CreatedApiKey,
  createApiKeySchema,
  createdApiKeySchema,
  listApiKeysSchema,
  MAX_OVERLAP_SECONDS,
  type RotateApiKey,
  rotateApiKeySchema,
  type UpdateApiKey,
  updateApiKeySchema,
} from './api-key.ts';
export type { ApiKeyDoor, ApiKeyPatch, ApiKeyRepository, StoredApiKey, StoredSecret } from './api-key-repository.ts';
export { keyIdOf, keyWorks, secretWorks } from './api-key-rules.ts';
export { formatApiKey, parseApiKey } from './api-key-secret.ts';
export { type ApiKeyIssuer, type ApiKeyIssuerDeps, createApiKeyIssuer } from './issue-api-key.ts';
export { type ApiKeyReader, createApiKeyReader } from './read-api-keys.ts';
export { type ApiKeyRevoker, type ApiKeyRevokerDeps, createApiKeyRevoker } from './revoke-api-key.ts';
export { type ApiKeyRotator, type ApiKeyRotatorDeps, createApiKeyRotator } from './rotate-api-key.ts';
export type { IssuedToken, ServiceAccounts } from './service-accounts.ts';
export { type TokenRequest, type TokenResponse, tokenRequestSchema, tokenResponseSchema } from './token.ts';
export { createTokenService, type TokenDeps, type TokenService } from './token-service.ts';
export { type ApiKeyUpdater, createApiKeyUpdater } from './update-api-key.ts';
