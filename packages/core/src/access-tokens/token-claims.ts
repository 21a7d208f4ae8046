import { type ApiKeyDoor, keyIdOf, keyWorks, secretWorks } from '../api-keys/index.ts';
import { type Clock, ROLE_SCOPES, type Scope } from '../kernel/index.ts';
import { byChoice, type OperatorDoor, type TenantDoor } from '../tenancy/index.ts';

/** Our claims in an access token. Cognito carries strings only; a platform operator's tenant_id is empty. */
export interface TokenClaims {
  readonly tenant_id: string;
  readonly user_id: string;
  readonly subject_type: 'operator' | 'api_key';
  readonly subject_id: string;
  /** For a key: the service account of the secret, so that a token lives no longer than its secret. */
  readonly credential_id?: string;
  readonly scopes: readonly Scope[];
}

/** What claims are made from. */
export interface TokenClaimsDeps {
  readonly operators: OperatorDoor;
  readonly tenants: Pick<TenantDoor, 'isActive'>;
  readonly keys: ApiKeyDoor;
  readonly clock: Clock;
}

/**
 * Says what an access token claims, at the moment it is issued and from our own data alone: never from attributes that
 * a user can write. Null means that no token is due.
 */
export function createTokenClaims({ operators, tenants, keys, clock }: TokenClaimsDeps) {
  return {
    /**
     * Claims of a person, by the account's subject: in the tenant that the person chose last, or else in the first one
     * that it belongs to, among those that are open to it.
     */
    async ofPerson(subject: string): Promise<TokenClaims | null> {
      if (subject === '') return null;
      for (const operator of byChoice(await operators.membershipsOf(subject))) {
        const { id, tenant_id, status, role } = operator;
        const open = status === 'active' && (tenant_id === null || (await tenants.isActive(tenant_id)));
        if (!open) continue;
        const scopes = ROLE_SCOPES[role];
        return { tenant_id: tenant_id ?? '', user_id: id, subject_type: 'operator', subject_id: id, scopes };
      }
      return null;
    },

    /** Claims of an API key, by the service account of one of its secrets. */
    async ofServiceAccount(username: string): Promise<TokenClaims | null> {
      const found = await keys.find(keyIdOf(username));
      const now = clock.now();
      if (found === null || !found.tenant_active || !keyWorks(found.key, now)) return null;
      const secret = found.key.secrets.find(({ service_account }) => service_account === username);
      if (secret === undefined || !secretWorks(secret, now)) return null;
      const { id, tenant_id, scopes } = found.key;
      return { tenant_id, user_id: id, subject_type: 'api_key', subject_id: id, credential_id: username, scopes };
    },
  };
}
export type TokenClaimsSource = ReturnType<typeof createTokenClaims>;
