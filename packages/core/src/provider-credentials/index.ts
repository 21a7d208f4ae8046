export { CREDENTIAL_KINDS, type CredentialKind, type SecretFields } from './credential-kinds.ts';
export type {
  CredentialPatch,
  CredentialRepository,
  SecretReader,
  SecretVault,
  StoredCredential,
} from './credential-ports.ts';
export {
  type CredentialDeps,
  type CredentialService,
  type CredentialWriter,
  type CredentialWriterDeps,
  createCredentialService,
  createCredentialWriter,
} from './credential-service.ts';
export {
  type CredentialUse,
  type CredentialUseReader,
  type CredentialUses,
  credentialUsesSchema,
} from './credential-uses.ts';
export {
  assertModelCredentials,
  createModelAccounts,
  type ModelAccount,
  type ModelAccounts,
  type ModelReference,
  type PlatformAccounts,
} from './model-accounts.ts';
export { platformAccounts } from './platform-accounts.ts';
export {
  type CreateProviderCredential,
  createProviderCredentialSchema,
  type ListProviderCredentials,
  listProviderCredentialsSchema,
  type ProviderCredential,
  providerCredentialPageSchema,
  providerCredentialSchema,
  rotateProviderCredentialSchema,
  type UpdateProviderCredential,
  updateProviderCredentialSchema,
} from './provider-credential.ts';
export { assertCredentialsUsable } from './reference-check.ts';
export { createToolSecrets, type ToolSecret, type ToolSecrets, UnusableCredential } from './tool-secrets.ts';
