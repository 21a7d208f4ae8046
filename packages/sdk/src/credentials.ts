import type { Credential } from './call.ts';
import { operations } from './generated/operations.ts';
import type { AccessToken } from './generated/schemas.ts';
import type { Send } from './transport.ts';

/** A token is renewed when this share of its life is over, and in any case this long before its end. */
const FRESH_SHARE = 0.9;
const MARGIN_MS = 30_000;

const exchange = operations.find(({ id }) => id === 'createToken');

/**
 * Gets access tokens for an API key. Calls that need one at the same time wait for the same exchange; a token is used
 * until shortly before its end.
 */
export function apiKeyCredential(apiKey: string, send: Send): Credential {
  let current: { readonly token: string; readonly renewAt: number } | undefined;
  let pending: Promise<string> | undefined;

  async function renew(): Promise<string> {
    if (exchange === undefined) throw new Error('the API has no token endpoint');
    const asked = Date.now();
    const body = { grant_type: 'client_credentials', client_secret: apiKey };
    const { access_token, expires_in } = (await send({ operation: exchange, params: [], body })) as AccessToken;
    const life = expires_in * 1000;
    current = {
      token: access_token,
      renewAt: asked + Math.max(life / 2, Math.min(life * FRESH_SHARE, life - MARGIN_MS)),
    };
    return access_token;
  }

  return {
    token(signal) {
      if (current !== undefined && Date.now() < current.renewAt) return Promise.resolve(current.token);
      pending ??= renew().finally(() => {
        pending = undefined;
      });
      return signal === undefined ? pending : untilAborted(pending, signal);
    },
    renew(refused) {
      if (current?.token === refused) current = undefined;
      return true;
    },
  };
}

/** The exchange serves others, too: an aborted call leaves it alone and only stops waiting. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** A token that was given, or a function that gets the one to use. */
export function givenCredential(token: string | (() => string | Promise<string>)): Credential {
  return typeof token === 'string'
    ? { token: async () => token, renew: () => false }
    : { token: async () => token(), renew: () => true };
}
