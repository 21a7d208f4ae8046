export {
  type ApiKey,
  apiKeyPageSchema,
  apiKeySchema,
  type CreateApiKey,
  type CreatedApiKey,
  createApiKeySchema,
  createdApiKeySchema,
  listApiKeysSchema,
} from './api-key.ts';
export type { ApiKeyDoor, ApiKeyRepository, StoredApiKey } from './api-key-repository.ts';
export { formatApiKey, parseApiKey } from './api-key-secret.ts';
export { type ApiKeyIssuer, type ApiKeyIssuerDeps, createApiKeyIssuer } from './issue-api-key.ts';
export { type ApiKeyReader, createApiKeyReader } from './read-api-keys.ts';
export { type ApiKeyRevoker, type ApiKeyRevokerDeps, createApiKeyRevoker } from './revoke-api-key.ts';
export type { IssuedToken, ServiceAccounts } from './service-accounts.ts';
export { type TokenRequest, type TokenResponse, tokenRequestSchema, tokenResponseSchema } from './token.ts';
export { createTokenService, type TokenDeps, type TokenService } from './token-service.ts';
