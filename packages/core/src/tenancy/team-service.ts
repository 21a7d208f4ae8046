import type { Scope, TenantScope } from '../kernel/index.ts';
import { newOperator, type OperatorServiceDeps } from './new-operator.ts';
import { type InviteColleague, type Operator, toOperator } from './operator.ts';
import { assertMayManage, changeOperator } from './operator-change.ts';

/** Who belongs to a tenant, as its own people decide it; `granted` is what the caller may do. */
export interface TeamService {
  /**
   * Invites a person by mail, or takes somebody in who has an account.
   *
   * @throws AppError `insufficient_scope` for a role that may do more than the caller, `already_exists`.
   */
  invite(scope: TenantScope, input: InviteColleague, granted: readonly Scope[]): Promise<Operator>;
  /**
   * Shuts a person out of the tenant within 60 s. A disabled one stays as it is.
   *
   * @throws AppError as `changeOperator`
   */
  disable(scope: TenantScope, id: string, granted: readonly Scope[]): Promise<Operator>;
  /** Lets a person in again, with the role it had. @throws AppError as `changeOperator` */
  enable(scope: TenantScope, id: string, granted: readonly Scope[]): Promise<Operator>;
}

/** Use cases that change who belongs to a tenant. */
export function createTeamService(deps: OperatorServiceDeps): TeamService {
  const { operators, people, clock } = deps;
  return {
    async invite(scope, input, granted) {
      assertMayManage(granted, input.role);
      return newOperator(deps, scope, input, scope.tenant_id);
    },

    async disable(scope, id, granted) {
      const operator = await changeOperator(deps, scope, id, granted, 'operator.disabled', ({ status }) =>
        status === 'disabled' ? null : { status: 'disabled', disabled_at: clock.now() },
      );
      // Our own row already keeps the person out of this tenant; the account goes when no other tenant needs it.
      const memberships = await operators.membershipsOf(operator.cognito_sub);
      if (memberships.every(({ status }) => status === 'disabled')) await people.disable(operator.email);
      return toOperator(operator);
    },

    async enable(scope, id, granted) {
      const operator = await changeOperator(deps, scope, id, granted, 'operator.enabled', ({ status }) =>
        status === 'active' ? null : { status: 'active', disabled_at: null },
      );
      await people.enable(operator.email);
      return toOperator(operator);
    },
  };
}
