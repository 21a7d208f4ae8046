import { AppError, type Clock, notFound, type Page, type TenantScope } from '../kernel/index.ts';
import type { Membership } from './membership.ts';
import type { StoredOperator } from './operator.ts';
import type { OperatorRepository } from './operator-repository.ts';
import type { TenantRepository } from './tenant-repository.ts';

/** What the use cases of memberships need. */
export interface MembershipServiceDeps {
  readonly operators: OperatorRepository;
  readonly tenants: TenantRepository;
  readonly clock: Clock;
}

/**
 * In which order a person's tenants are tried for the next token: the latest choice first, then the first one that it
 * came to.
 */
export function byChoice(memberships: readonly StoredOperator[]): StoredOperator[] {
  const chosen = ({ selected_at }: StoredOperator) => selected_at?.getTime() ?? 0;
  return [...memberships].sort((a, b) => chosen(b) - chosen(a));
}

/** The tenants of the person who calls: the only use cases that look past the caller's own tenant. */
export function createMembershipService({ operators, tenants, clock }: MembershipServiceDeps) {
  /** Where the person can act, the next token's tenant first. */
  async function usable(scope: TenantScope) {
    if (scope.subject.type !== 'operator') throw new AppError('wrong_principal');
    const self = await operators.get(scope, scope.subject.id);
    if (self === null) throw new AppError('credential_revoked');
    const active = byChoice(await operators.membershipsOf(self.cognito_sub)).filter(
      ({ status }) => status === 'active',
    );
    const found = await Promise.all(
      active.map(async (operator) => {
        const tenant = operator.tenant_id === null ? null : await tenants.get(operator.tenant_id);
        return tenant?.status === 'active' ? [{ operator, tenant }] : [];
      }),
    );
    return found.flat();
  }

  /** The one with the id in `selected` comes next. */
  async function shown(scope: TenantScope, selectedId?: string): Promise<Membership[]> {
    const all = await usable(scope);
    const next = selectedId ?? all[0]?.operator.id;
    return all.map(({ operator, tenant }) => ({
      object: 'membership',
      id: operator.id,
      tenant_id: tenant.id,
      tenant_name: tenant.name,
      role: operator.role,
      current: tenant.id === scope.tenant_id,
      selected: operator.id === next,
    }));
  }

  return {
    /** All of them: a person belongs to few tenants. @throws AppError `wrong_principal` for an API key */
    async list(scope: TenantScope): Promise<Page<Membership>> {
      return { object: 'list', data: await shown(scope), has_more: false, next_cursor: null };
    },

    /**
     * Decides the tenant of the person's next access token, which a refresh brings at once; the present one stays in
     * its tenant.
     *
     * @throws AppError `not_found` for what is not the person's, or is disabled or suspended.
     */
    async select(scope: TenantScope, id: string): Promise<Membership> {
      const membership = (await shown(scope, id)).find((candidate) => candidate.id === id);
      if (membership === undefined) throw notFound('membership');
      await operators.select(id, clock.now());
      return membership;
    },
  };
}
export type MembershipService = ReturnType<typeof createMembershipService>;
