import type { Principal } from '../kernel/index.ts';

/**
 * `active`; `suspended` when the tenant is; `revoked` when the subject is disabled, revoked, expired or unknown, or the
 * tenant is archived or unknown.
 */
export type PrincipalStatus = 'active' | 'revoked' | 'suspended';

/** Whether a principal may still act, by one read of its subject and its tenant. */
export interface PrincipalStatusReader {
  statusOf(principal: Principal): Promise<PrincipalStatus>;
}
