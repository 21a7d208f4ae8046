import { AppError, type Clock, sameDigest } from '../kernel/index.ts';
import type { ApiKeyDoor, StoredApiKey } from './api-key-repository.ts';
import { keyWorks, secretWorks } from './api-key-rules.ts';
import { apiKeyHash, parseApiKey, serviceAccountPassword } from './api-key-secret.ts';
import type { ServiceAccounts } from './service-accounts.ts';
import type { TokenRequest, TokenResponse } from './token.ts';

/** What the token exchange needs. */
export interface TokenDeps {
  readonly door: ApiKeyDoor;
  readonly accounts: ServiceAccounts;
  readonly clock: Clock;
  readonly pepper: string;
}

/**
 * The secret of HTTP Basic authentication, decoded as RFC 6749 section 2.3.1 says: base64 of two form-encoded texts.
 * Undefined where it is none, or cannot be decoded.
 */
function basicSecret(authorization: string): string | undefined {
  const encoded = /^basic +(\S+)$/i.exec(authorization)?.[1] ?? '';
  try {
    const decoded = atob(encoded);
    return decodeURIComponent(decoded.slice(decoded.indexOf(':') + 1).replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

/** Exchange of a tenant API key for a short-lived access token. */
export function createTokenService({ door, accounts, clock, pepper }: TokenDeps) {
  /** The working secret of a key that this is. */
  function rightSecret(key: StoredApiKey, secret: string, now: Date) {
    const hmac = apiKeyHash(pepper, secret);
    return key.secrets.find((known) => secretWorks(known, now) && sameDigest(known.secret_hmac, hmac));
  }

  return {
    /**
     * Checks the key in our own database first and asks Cognito only for keys that are right: it locks an account out
     * after wrong passwords, so that anyone who knows a key's id could lock its tenant out. Every refusal reads the same.
     *
     * @param authorization the Authorization header, for HTTP Basic.
     * @throws AppError `unsupported_grant_type`, `invalid_client`.
     */
    async exchange(request: TokenRequest, authorization?: string): Promise<TokenResponse> {
      if (request.grant_type !== 'client_credentials')
        throw new AppError('unsupported_grant_type', { param: 'grant_type' });
      const parsed = parseApiKey(request.client_secret ?? basicSecret(authorization ?? '') ?? '');
      if (parsed === null) throw new AppError('invalid_client');
      const found = await door.find(parsed.key_id);
      const now = clock.now();
      const secret =
        found?.tenant_active === true && keyWorks(found.key, now)
          ? rightSecret(found.key, parsed.secret, now)
          : undefined;
      if (found === null || secret === undefined) throw new AppError('invalid_client');
      const issued = await accounts.authenticate(secret.service_account, serviceAccountPassword(parsed.secret));
      if (issued === null) throw new AppError('invalid_client');
      await door.touch(parsed.key_id, now);
      return {
        access_token: issued.access_token,
        token_type: 'Bearer',
        expires_in: issued.expires_in_seconds,
        scope: found.key.scopes.join(' '),
      };
    },
  };
}
export type TokenService = ReturnType<typeof createTokenService>;
