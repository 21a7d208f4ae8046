import {
  AppError,
  type Clock,
  notFound,
  type RandomSource,
  type Scope,
  type TenantScope,
  type UnitOfWork,
} from '../kernel/index.ts';
import type { CreatedApiKey, RotateApiKey } from './api-key.ts';
import type { ApiKeyRepository, StoredApiKey, StoredSecret } from './api-key-repository.ts';
import { assertGranted, keyWorks, secretWorks } from './api-key-rules.ts';
import { API_KEY_SECRET_LENGTH, apiKeyHash, formatApiKey, serviceAccountPassword } from './api-key-secret.ts';
import { auditView, toResource } from './api-key-view.ts';
import type { ServiceAccounts } from './service-accounts.ts';

/** What rotating an API key needs. */
export interface ApiKeyRotatorDeps {
  readonly keys: ApiKeyRepository;
  readonly accounts: ServiceAccounts;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly pepper: string;
}

/** Characters that tell the service accounts of one key apart. */
const SUFFIX_LENGTH = 8;

/**
 * @throws AppError `api_key_revoked`, `unprocessable` for an expired key, `insufficient_scope`, and
 * `rotation_in_progress` while an earlier secret works, unless it is to end now.
 */
function assertRotatable(key: StoredApiKey, input: RotateApiKey, granted: readonly Scope[], now: Date): void {
  if (key.status === 'revoked') throw new AppError('api_key_revoked');
  if (!keyWorks(key, now)) {
    const message = 'The API key has expired: give it a later expires_at first, or create another.';
    throw new AppError('unprocessable', { message, param: 'expires_at' });
  }
  // Whoever rotates a key holds its secret.
  assertGranted(key.scopes, granted, 'You cannot get hold of a key that has scopes which you do not have');
  const earlier = key.secrets.slice(1).find((secret) => secretWorks(secret, now));
  if (earlier !== undefined && input.overlap_seconds > 0) {
    throw new AppError('rotation_in_progress', { details: { previous_secret_expires_at: earlier.expires_at } });
  }
}

/** Gives a tenant's API keys new secrets. */
export function createApiKeyRotator(deps: ApiKeyRotatorDeps) {
  const { keys, accounts, unitOfWork, clock, random, pepper } = deps;

  /** The secrets after a rotation: the new one, and the one before it until its end. What is over is dropped. */
  function rotated(key: StoredApiKey, fresh: StoredSecret, input: RotateApiKey, now: Date): StoredSecret[] {
    const expires_at = new Date(now.getTime() + input.overlap_seconds * 1000);
    return [fresh, ...key.secrets.slice(0, 1).map((secret) => ({ ...secret, expires_at }))];
  }

  return {
    /**
     * Makes another secret of a key and shows it, this once. The present one works on for `overlap_seconds`, so that
     * servers can be changed over one by one; tokens that it got end with it, within 60 s.
     *
     * @param granted what the caller may do.
     * @throws AppError `not_found`, and what {@link assertRotatable} throws.
     */
    async rotate(
      scope: TenantScope,
      id: string,
      input: RotateApiKey,
      granted: readonly Scope[],
    ): Promise<CreatedApiKey> {
      const seen = await keys.get(scope, id);
      if (seen === null) throw notFound('API key');
      const now = clock.now();
      assertRotatable(seen, input, granted, now);
      const secret = random.alphanumeric(API_KEY_SECRET_LENGTH);
      const service_account = `${id}.${random.alphanumeric(SUFFIX_LENGTH)}`;
      const fresh = { service_account, secret_hmac: apiKeyHash(pepper, secret), created_at: now, expires_at: null };
      // As on creation: an account that is left over opens nothing, because no row names it.
      await accounts.create(service_account, serviceAccountPassword(secret));
      const { before, after } = await unitOfWork.run(scope, async (work) => {
        const before = await keys.get(scope, id, work);
        if (before === null) throw notFound('API key');
        assertRotatable(before, input, granted, now);
        const after = await keys.update(scope, work, id, { secrets: rotated(before, fresh, input, now) });
        if (after === null) throw new AppError('api_key_revoked');
        work.record({
          action: 'api_key.rotated',
          entity: { type: 'api_key', id },
          old_value: auditView(before),
          new_value: auditView(after),
        });
        return { before, after };
      });
      const open = after.secrets.filter((known) => secretWorks(known, now)).map((known) => known.service_account);
      const over = before.secrets.filter((known) => !open.includes(known.service_account));
      await Promise.all(over.map((known) => accounts.disable(known.service_account)));
      return { ...toResource(after, now), secret: formatApiKey(id, secret) };
    },
  };
}
export type ApiKeyRotator = ReturnType<typeof createApiKeyRotator>;
