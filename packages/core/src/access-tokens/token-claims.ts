import type { ApiKeyDoor } from '../api-keys/index.ts';
import { type Clock, ROLE_SCOPES, type Scope } from '../kernel/index.ts';
import type { OperatorDoor, TenantDoor } from '../tenancy/index.ts';

/** Our claims in an access token. Cognito carries strings only; a platform operator's tenant_id is empty. */
export interface TokenClaims {
  readonly tenant_id: string;
  readonly user_id: string;
  readonly subject_type: 'operator' | 'api_key';
  readonly subject_id: string;
  readonly scopes: readonly Scope[];
}

/** What claims are made from. */
export interface TokenClaimsDeps {
  readonly operators: OperatorDoor;
  readonly tenants: TenantDoor;
  readonly keys: ApiKeyDoor;
  readonly clock: Clock;
}

/**
 * Says what an access token claims, at the moment it is issued and from our own data alone: never from attributes that
 * a user can write. Null means that no token is due.
 */
export function createTokenClaims({ operators, tenants, keys, clock }: TokenClaimsDeps) {
  return {
    /** Claims of a person, by the account's subject. */
    async ofPerson(subject: string): Promise<TokenClaims | null> {
      const operator = await operators.findBySubject(subject);
      if (operator === null || operator.status !== 'active') return null;
      if (operator.tenant_id !== null && !(await tenants.isActive(operator.tenant_id))) return null;
      return {
        tenant_id: operator.tenant_id ?? '',
        user_id: operator.id,
        subject_type: 'operator',
        subject_id: operator.id,
        scopes: ROLE_SCOPES[operator.role],
      };
    },

    /** Claims of an API key, by its service account, whose username is the key's id. */
    async ofServiceAccount(username: string): Promise<TokenClaims | null> {
      const found = await keys.find(username);
      if (found === null || !found.tenant_active || found.key.status !== 'active') return null;
      if (found.key.expires_at !== null && found.key.expires_at <= clock.now()) return null;
      return {
        tenant_id: found.key.tenant_id,
        user_id: found.key.id,
        subject_type: 'api_key',
        subject_id: found.key.id,
        scopes: found.key.scopes,
      };
    },
  };
}
export type TokenClaimsSource = ReturnType<typeof createTokenClaims>;
