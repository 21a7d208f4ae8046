import type { Page, PageRequest, TenantScope, Work } from '../kernel/index.ts';
import type { ApiKey } from './api-key.ts';

/** An API key as it is stored. */
export interface StoredApiKey extends Omit<ApiKey, 'object'> {
  /** Peppered HMAC of the secret, hexadecimal. */
  readonly secret_hmac: string;
  /** Username of the Cognito service account of this secret. */
  readonly service_account: string;
  readonly created_by: string;
}

/** Where API keys are kept. */
export interface ApiKeyRepository {
  insert(scope: TenantScope, work: Work, key: StoredApiKey): Promise<void>;
  get(scope: TenantScope, id: string): Promise<StoredApiKey | null>;
  list(
    scope: TenantScope,
    page: PageRequest,
    filter: { status?: ApiKey['status'] | undefined },
  ): Promise<Page<StoredApiKey>>;
  /** Marks an active key as revoked; null when there is no active key with the id. */
  revoke(scope: TenantScope, work: Work, id: string, at: Date): Promise<StoredApiKey | null>;
}

/** The one read of keys across tenants: at the door, before the tenant is known. */
export interface ApiKeyDoor {
  /** The key and whether its tenant is active; null when there is none with the id. */
  find(keyId: string): Promise<{ key: StoredApiKey; tenant_active: boolean } | null>;
  /** Notes a use; at most once a minute a key reaches the database. */
  touch(keyId: string, at: Date): Promise<void>;
}
