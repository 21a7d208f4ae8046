import {
  AppError,
  type Clock,
  type IdSource,
  notFound,
  type Page,
  type PageRequest,
  type RandomSource,
  type TenantScope,
  type UnitOfWork,
} from '../kernel/index.ts';
import type { ApiKey, CreateApiKey, CreatedApiKey } from './api-key.ts';
import type { ApiKeyRepository, StoredApiKey } from './api-key-repository.ts';
import {
  API_KEY_SECRET_LENGTH,
  apiKeyHash,
  apiKeyPrefix,
  formatApiKey,
  serviceAccountPassword,
} from './api-key-secret.ts';
import type { ServiceAccounts } from './service-accounts.ts';

/** What the use cases of API keys need. */
export interface ApiKeyDeps {
  readonly keys: ApiKeyRepository;
  readonly accounts: ServiceAccounts;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly random: RandomSource;
  readonly pepper: string;
}

function toResource(stored: StoredApiKey): ApiKey {
  const { secret_hmac: _hmac, service_account: _account, created_by: _by, ...shown } = stored;
  return { object: 'api_key', ...shown };
}

const auditView = (key: StoredApiKey) => ({
  name: key.name,
  scopes: [...key.scopes],
  status: key.status,
  expires_at: key.expires_at?.toISOString() ?? null,
});

/** Use cases of a tenant's API keys. */
export function createApiKeyService(deps: ApiKeyDeps) {
  const { keys, accounts, unitOfWork, clock, ids, random, pepper } = deps;

  return {
    /**
     * Creates a key and shows its secret, this once. The service account is made first: one that is left over when the
     * transaction fails opens nothing, because no key in MongoDB names it.
     *
     * @throws AppError `unprocessable` for an expiry in the past; `insufficient_scope` when the caller hands out more
     * than it has.
     */
    async create(scope: TenantScope, input: CreateApiKey, granted: readonly string[]): Promise<CreatedApiKey> {
      const now = clock.now();
      const expiresAt = input.expires_at === undefined ? null : new Date(input.expires_at);
      if (expiresAt !== null && expiresAt <= now) {
        throw new AppError('unprocessable', { message: 'expires_at must be in the future.', param: 'expires_at' });
      }
      const missing = input.scopes.filter((wanted) => !granted.includes(wanted));
      if (missing.length > 0) {
        throw new AppError('insufficient_scope', {
          message: `You cannot give a key scopes that you do not have: ${missing.join(', ')}.`,
          param: 'scopes',
          details: { required_scope: missing[0] },
        });
      }
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
        secret_hmac: apiKeyHash(pepper, secret),
        service_account: id,
        created_by: scope.subject.id,
      };
      await accounts.create(key.service_account, serviceAccountPassword(secret));
      await unitOfWork.run(scope, async (work) => {
        await keys.insert(scope, work, key);
        work.record({
          action: 'api_key.created',
          entity: { type: 'api_key', id },
          old_value: null,
          new_value: auditView(key),
        });
      });
      return { ...toResource(key), secret: formatApiKey(id, secret) };
    },

    /** @throws AppError `not_found` */
    async get(scope: TenantScope, id: string): Promise<ApiKey> {
      const key = await keys.get(scope, id);
      if (key === null) throw notFound('API key');
      return toResource(key);
    },

    async list(
      scope: TenantScope,
      query: PageRequest & { status?: ApiKey['status'] | undefined },
    ): Promise<Page<ApiKey>> {
      const page = await keys.list(scope, query, { status: query.status });
      return { ...page, data: page.data.map(toResource) };
    },

    /**
     * Revokes a key: the status in MongoDB bites on every route within 30 s, and no new token is issued from now on.
     * Revoking a revoked key changes nothing.
     *
     * @throws AppError `not_found`
     */
    async revoke(scope: TenantScope, id: string): Promise<ApiKey> {
      const before = await keys.get(scope, id);
      if (before === null) throw notFound('API key');
      const revoked = await unitOfWork.run(scope, async (work) => {
        const key = await keys.revoke(scope, work, id, clock.now());
        if (key !== null) {
          work.record({
            action: 'api_key.revoked',
            entity: { type: 'api_key', id },
            old_value: auditView(before),
            new_value: auditView(key),
          });
        }
        return key;
      });
      await accounts.disable(before.service_account);
      return toResource(revoked ?? before);
    },
  };
}
export type ApiKeyService = ReturnType<typeof createApiKeyService>;
