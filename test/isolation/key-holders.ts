import { randomSource, systemClock, ulidSource } from '@patchbay/config';
import {
  createApiKeyIssuer,
  createApiKeyRevoker,
  createApiKeyRotator,
  createApiKeyUpdater,
  type ServiceAccounts,
} from '@patchbay/core/api-keys';
import { type Principal, TENANT_SCOPES, type TenantScope, tenantScope } from '@patchbay/core/kernel';
import { createApiKeyRepository, createTenantQuotaReader } from '@patchbay/mongo';
import type { TestDatabase } from '@patchbay/testing';

/** Cognito's part, which nothing here rests on: MongoDB decides what a key is good for. */
const accounts: ServiceAccounts = { create: async () => {}, disable: async () => {}, authenticate: async () => null };

/** The use cases of API keys as an owner has them, without an identity provider. */
export function keysOf(db: TestDatabase) {
  const deps = {
    keys: createApiKeyRepository(db.database),
    quota: createTenantQuotaReader(db.database),
    accounts,
    unitOfWork: db.unit_of_work,
    clock: systemClock,
    ids: ulidSource(),
    random: randomSource,
    pepper: 'p'.repeat(32),
  };
  const issuer = createApiKeyIssuer(deps);
  return {
    ...createApiKeyRevoker(deps),
    ...createApiKeyRotator(deps),
    ...createApiKeyUpdater(deps),
    /** A new key of the tenant with every scope, as the principal of a token for its first secret. */
    async holder(scope: TenantScope): Promise<Principal> {
      const input = { name: 'A key', scopes: [...TENANT_SCOPES], metadata: {} };
      const { id } = await issuer.create(scope, input, TENANT_SCOPES);
      return {
        subject: { type: 'api_key', id },
        tenant_id: scope.tenant_id,
        user_id: id,
        credential_id: id,
        scopes: TENANT_SCOPES,
      };
    },
  };
}

/** The scope in which a principal of a tenant works. */
export const scopeOf = (principal: Principal) => tenantScope(principal, { request_id: 'isolation', source: 'api' });
