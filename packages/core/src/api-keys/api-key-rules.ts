import { AppError, type Scope } from '../kernel/index.ts';
import type { StoredApiKey, StoredSecret } from './api-key-repository.ts';

/** Whether a secret of a key works at a time; the key's own status and expiry come on top. */
export const secretWorks = (secret: StoredSecret, now: Date) => secret.expires_at === null || secret.expires_at > now;

/** Whether a key works at a time. */
export const keyWorks = ({ status, expires_at }: Pick<StoredApiKey, 'status' | 'expires_at'>, now: Date) =>
  status === 'active' && (expires_at === null || expires_at > now);

/**
 * The key's id in the username of one of its service accounts: `key_…` for the first secret, `key_….<suffix>` for
 * later ones.
 */
export const keyIdOf = (serviceAccount: string) => serviceAccount.split('.', 1)[0] ?? '';

/** @throws AppError `unprocessable` for an expiry that is over. */
export function futureExpiry(expiresAt: string | null | undefined, now: Date): Date | null {
  if (expiresAt === undefined || expiresAt === null) return null;
  const expiry = new Date(expiresAt);
  if (expiry > now) return expiry;
  throw new AppError('unprocessable', { message: 'expires_at must be in the future.', param: 'expires_at' });
}

/**
 * Nobody gets hold of a key that may do more than he may himself.
 *
 * @throws AppError `insufficient_scope` naming what is missing.
 */
export function assertGranted(scopes: readonly Scope[], granted: readonly string[], message: string): void {
  const missing = scopes.filter((wanted) => !granted.includes(wanted));
  if (missing.length === 0) return;
  throw new AppError('insufficient_scope', {
    message: `${message}: ${missing.join(', ')}.`,
    param: 'scopes',
    details: { required_scope: missing[0] },
  });
}
