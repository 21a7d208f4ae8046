import type { ApiKey } from './api-key.ts';
import type { StoredApiKey } from './api-key-repository.ts';

/** A stored key as the API shows it. */
export function toResource(stored: StoredApiKey): ApiKey {
  const { secret_hmac: _hmac, service_account: _account, created_by: _by, ...shown } = stored;
  return { object: 'api_key', ...shown };
}

/** A key as audit events show it. */
export const auditView = (key: StoredApiKey) => ({
  name: key.name,
  scopes: [...key.scopes],
  status: key.status,
  expires_at: key.expires_at?.toISOString() ?? null,
});
