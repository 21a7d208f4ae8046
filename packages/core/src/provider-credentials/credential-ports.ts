import type { Page, TenantScope, Work } from '../kernel/index.ts';
import type { SecretFields } from './credential-kinds.ts';
import type { ListProviderCredentials, ProviderCredential } from './provider-credential.ts';

/** A credential as it is stored: which version of the secret is in force, never the secret. */
export interface StoredCredential extends ProviderCredential {
  /** Version of the secret in the vault that is in force. */
  readonly secret_version: string;
}

/** What of it may change. */
export type CredentialPatch = Partial<
  Pick<
    StoredCredential,
    'name' | 'metadata' | 'allowed_hosts' | 'secret_version' | 'updated_at' | 'rotated_at' | 'archived_at'
  >
>;

/** Where credentials are kept, without their secrets. */
export interface CredentialRepository {
  insert(scope: TenantScope, work: Work, credential: StoredCredential): Promise<void>;
  get(scope: TenantScope, id: string, work?: Work): Promise<StoredCredential | null>;
  list(scope: TenantScope, query: ListProviderCredentials): Promise<Page<StoredCredential>>;
  update(scope: TenantScope, work: Work, id: string, patch: CredentialPatch): Promise<void>;
}

/**
 * Where secrets are kept: one secret a credential, under a name that begins with the tenant's. What is written is a new
 * version beside the old ones; which one is in force, the credential's document says. So a rotation takes effect in the
 * transaction that records it, and a version whose transaction failed opens nothing.
 */
export interface SecretVault {
  /** Makes the secret. @returns its first version. */
  create(scope: TenantScope, credentialId: string, fields: SecretFields): Promise<string>;
  /** Adds a version. @returns the version. */
  add(scope: TenantScope, credentialId: string, fields: SecretFields): Promise<string>;
  /** Removes a secret that no document names. */
  discard(scope: TenantScope, credentialId: string): Promise<void>;
}

/** Reads secrets; only what sends them has it. */
export interface SecretReader {
  read(scope: TenantScope, credentialId: string, version: string): Promise<SecretFields>;
}
