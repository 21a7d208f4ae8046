import type { ApiKey } from './api-key.ts';
import type { StoredApiKey } from './api-key-repository.ts';

/** A stored key as the API shows it. */
export function toResource(stored: StoredApiKey, now: Date): ApiKey {
  const { secrets, created_by: _by, ...shown } = stored;
  const [present, previous] = secrets;
  const end = previous?.expires_at ?? null;
  return {
    object: 'api_key',
    ...shown,
    rotated_at: previous === undefined || present === undefined ? null : present.created_at,
    previous_secret_expires_at: end !== null && end > now && stored.status === 'active' ? end : null,
  };
}

/** A key as audit events show it. */
export const auditView = (key: StoredApiKey) => ({
  name: key.name,
  scopes: [...key.scopes],
  status: key.status,
  metadata: key.metadata,
  expires_at: key.expires_at?.toISOString() ?? null,
  secrets: key.secrets.map((secret) => ({
    service_account: secret.service_account,
    created_at: secret.created_at.toISOString(),
    expires_at: secret.expires_at?.toISOString() ?? null,
  })),
});
