import { AppError, type Clock, canonicalJson, notFound, type TenantScope, type UnitOfWork } from '../kernel/index.ts';
import type { ApiKey, UpdateApiKey } from './api-key.ts';
import type { ApiKeyPatch, ApiKeyRepository, StoredApiKey } from './api-key-repository.ts';
import { futureExpiry } from './api-key-rules.ts';
import { auditView, toResource } from './api-key-view.ts';

/** What changing an API key needs. */
export interface ApiKeyUpdaterDeps {
  readonly keys: ApiKeyRepository;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/** @throws AppError `unprocessable` when a key would gain scopes. */
function patchOf(key: StoredApiKey, input: UpdateApiKey, now: Date): ApiKeyPatch {
  const gained = (input.scopes ?? []).filter((scope) => !key.scopes.includes(scope));
  if (gained.length > 0) {
    const message = `A key never gains scopes: it lacks ${gained.join(', ')}. Create another key for them.`;
    throw new AppError('unprocessable', { message, param: 'scopes' });
  }
  return {
    ...(input.name === undefined ? {} : { name: input.name }),
    ...(input.scopes === undefined ? {} : { scopes: input.scopes }),
    ...(input.metadata === undefined ? {} : { metadata: input.metadata }),
    ...(input.expires_at === undefined ? {} : { expires_at: futureExpiry(input.expires_at, now) }),
  };
}

/** Changes a tenant's API keys. */
export function createApiKeyUpdater({ keys, unitOfWork, clock }: ApiKeyUpdaterDeps) {
  return {
    /**
     * Changes name, metadata and expiry of a key, or takes scopes away: tokens that it has lose them within 60 s. The
     * same again changes nothing.
     *
     * @throws AppError `not_found`, `api_key_revoked`, `unprocessable` for scopes it lacks and for an expiry in the past.
     */
    update(scope: TenantScope, id: string, input: UpdateApiKey): Promise<ApiKey> {
      return unitOfWork.run(scope, async (work) => {
        const before = await keys.get(scope, id, work);
        if (before === null) throw notFound('API key');
        if (before.status === 'revoked') throw new AppError('api_key_revoked');
        const now = clock.now();
        const patch = patchOf(before, input, now);
        const [old, wanted] = [auditView(before), auditView({ ...before, ...patch })];
        if (canonicalJson(old) === canonicalJson(wanted)) return toResource(before, now);
        const after = await keys.update(scope, work, id, patch);
        if (after === null) throw new AppError('api_key_revoked');
        work.record({
          action: 'api_key.updated',
          entity: { type: 'api_key', id },
          old_value: old,
          new_value: auditView(after),
        });
        return toResource(after, now);
      });
    },
  };
}
export type ApiKeyUpdater = ReturnType<typeof createApiKeyUpdater>;
