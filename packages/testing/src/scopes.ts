import {
  type PlatformScope,
  type Principal,
  platformScope,
  type RequestOrigin,
  ROLE_SCOPES,
  type Role,
  type Scope,
  type Subject,
  type TenantScope,
  tenantScope,
} from '@patchbay/core/kernel';
import { idOf } from './ids.ts';

/** Two tenants that every isolation test may use. */
export const TENANT_A = idOf('tenant', 1001);
export const TENANT_B = idOf('tenant', 1002);

/** What a principal fixture may be told; the rest is an owner of tenant A. */
export interface PrincipalOptions {
  readonly tenant_id?: string | null;
  readonly subject?: Subject;
  readonly user_id?: string;
  readonly role?: Role;
  /** Instead of a role's. */
  readonly scopes?: readonly Scope[];
}

const ORIGIN: RequestOrigin = { request_id: idOf('request', 1), source: 'api' };

/** A principal: an operator with the role, in tenant A unless told otherwise. */
export function principalFixture(options: PrincipalOptions = {}): Principal {
  const subject = options.subject ?? { type: 'operator', id: idOf('operator', 2001) };
  return {
    subject,
    tenant_id: options.tenant_id === undefined ? TENANT_A : options.tenant_id,
    user_id: options.user_id ?? subject.id,
    scopes: options.scopes ?? ROLE_SCOPES[options.role ?? 'owner'],
  };
}

/** The scope of a principal of a tenant. */
export function tenantScopeFixture(options: PrincipalOptions & { origin?: Partial<RequestOrigin> } = {}): TenantScope {
  return tenantScope(principalFixture(options), { ...ORIGIN, ...options.origin });
}

/** The scope of a platform operator. */
export function platformScopeFixture(
  options: Omit<PrincipalOptions, 'tenant_id'> & { origin?: Partial<RequestOrigin> } = {},
): PlatformScope {
  const principal = principalFixture({ role: 'platform_admin', ...options, tenant_id: null });
  return platformScope(principal, { ...ORIGIN, ...options.origin });
}
