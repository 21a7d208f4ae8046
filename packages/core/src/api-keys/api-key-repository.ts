import type { Page, PageRequest, TenantScope, Work } from '../kernel/index.ts';
import type { ApiKey } from './api-key.ts';

/** One secret of a key: its own service account, so that two can work side by side. */
export interface StoredSecret {
  /** Username of the Cognito service account: the key's id, or after a rotation the id and what tells it apart. */
  readonly service_account: string;
  /** Peppered HMAC of the secret, hexadecimal. */
  readonly secret_hmac: string;
  readonly created_at: Date;
  /** Set by the rotation that replaced it. */
  readonly expires_at: Date | null;
}

/** An API key as it is stored. */
export interface StoredApiKey extends Omit<ApiKey, 'object' | 'rotated_at' | 'previous_secret_expires_at'> {
  /** The newest first. */
  readonly secrets: readonly StoredSecret[];
  readonly created_by: string;
}

/** What of a key may change. */
export type ApiKeyPatch = Partial<Pick<StoredApiKey, 'name' | 'scopes' | 'expires_at' | 'metadata' | 'secrets'>>;

/** Where API keys are kept. */
export interface ApiKeyRepository {
  insert(scope: TenantScope, work: Work, key: StoredApiKey): Promise<void>;
  get(scope: TenantScope, id: string, work?: Work): Promise<StoredApiKey | null>;
  list(
    scope: TenantScope,
    page: PageRequest,
    filter: { status?: ApiKey['status'] | undefined },
  ): Promise<Page<StoredApiKey>>;
  /** Changes an active key; null when there is no active key with the id. */
  update(scope: TenantScope, work: Work, id: string, patch: ApiKeyPatch): Promise<StoredApiKey | null>;
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
