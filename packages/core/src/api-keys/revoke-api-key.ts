import { type Clock, notFound, type TenantScope, type UnitOfWork } from '../kernel/index.ts';
import type { ApiKey } from './api-key.ts';
import type { ApiKeyRepository } from './api-key-repository.ts';
import { auditView, toResource } from './api-key-view.ts';
import type { ServiceAccounts } from './service-accounts.ts';

/** What revoking an API key needs. */
export interface ApiKeyRevokerDeps {
  readonly keys: ApiKeyRepository;
  readonly accounts: ServiceAccounts;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/** Revokes a tenant's API keys. */
export function createApiKeyRevoker({ keys, accounts, unitOfWork, clock }: ApiKeyRevokerDeps) {
  return {
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
      await Promise.all(before.secrets.map(({ service_account }) => accounts.disable(service_account)));
      // Another request may have revoked it since it was read.
      return toResource(revoked ?? (await keys.get(scope, id)) ?? before, clock.now());
    },
  };
}
export type ApiKeyRevoker = ReturnType<typeof createApiKeyRevoker>;
