import type { Clock, IdSource, RandomSource, TenantScope, UnitOfWork } from '../kernel/index.ts';
import { assertWithinLimit, type TenantQuotaReader } from '../tenancy/index.ts';
import type { CreateApiKey, CreatedApiKey } from './api-key.ts';
import type { ApiKeyRepository, StoredApiKey } from './api-key-repository.ts';
import { assertGranted, futureExpiry } from './api-key-rules.ts';
import {
  API_KEY_SECRET_LENGTH,
  apiKeyHash,
  apiKeyPrefix,
  formatApiKey,
  serviceAccountPassword,
} from './api-key-secret.ts';
import { auditView, toResource } from './api-key-view.ts';
import type { ServiceAccounts } from './service-accounts.ts';

/** What issuing an API key needs. */
export interface ApiKeyIssuerDeps {
  readonly quota: TenantQuotaReader;
  readonly keys: ApiKeyRepository;
  readonly accounts: ServiceAccounts;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly random: RandomSource;
  readonly pepper: string;
}

/** Issues a tenant's API keys. */
export function createApiKeyIssuer(deps: ApiKeyIssuerDeps) {
  const { quota, keys, accounts, unitOfWork, clock, ids, random, pepper } = deps;

  return {
    /**
     * Creates a key and shows its secret, this once. The service account is made first: one that is left over when the
     * transaction fails opens nothing, because no key in MongoDB names it.
     *
     * @throws AppError `unprocessable` for an expiry in the past; `limit_exceeded`; `insufficient_scope` when the caller hands out more
     * than it has.
     */
    async create(scope: TenantScope, input: CreateApiKey, granted: readonly string[]): Promise<CreatedApiKey> {
      const now = clock.now();
      const expiresAt = futureExpiry(input.expires_at, now);
      assertGranted(input.scopes, granted, 'You cannot give a key scopes that you do not have');
      await assertWithinLimit(quota, scope, 'max_api_keys');
      const id = ids.next('api_key');
      const secret = random.alphanumeric(API_KEY_SECRET_LENGTH);
      const key: StoredApiKey = {
        id,
        tenant_id: scope.tenant_id,
        name: input.name,
        scopes: input.scopes,
        prefix: apiKeyPrefix(id),
        status: 'active',
        metadata: input.metadata,
        created_at: now,
        expires_at: expiresAt,
        last_used_at: null,
        revoked_at: null,
        secrets: [{ service_account: id, secret_hmac: apiKeyHash(pepper, secret), created_at: now, expires_at: null }],
        created_by: scope.subject.id,
      };
      await accounts.create(id, serviceAccountPassword(secret));
      await unitOfWork.run(scope, async (work) => {
        await keys.insert(scope, work, key);
        work.record({
          action: 'api_key.created',
          entity: { type: 'api_key', id },
          old_value: null,
          new_value: auditView(key),
        });
      });
      return { ...toResource(key, now), secret: formatApiKey(id, secret) };
    },
  };
}
export type ApiKeyIssuer = ReturnType<typeof createApiKeyIssuer>;
