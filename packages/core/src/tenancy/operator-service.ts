import { type ActorScope, AppError } from '../kernel/index.ts';
import { newOperator, type OperatorServiceDeps } from './new-operator.ts';
import type { InviteOperator, Operator } from './operator.ts';

/** What the platform does with operators: it invites its own and the first owner of each tenant. */
export interface OperatorService {
  /**
   * Gives a person an account and a role: in the scope's tenant; from the platform in `tenant_id`, or (null) in the
   * platform itself. Whoever lets a tenant's own people call this checks what they may give (see `TeamService`).
   *
   * @throws AppError `already_exists` when the person is an operator already, `unprocessable` when the role does not
   * belong there, `wrong_principal` when a tenant names another one.
   */
  invite(scope: ActorScope, input: InviteOperator, tenantId?: string | null): Promise<Operator>;
}

/** Use cases of operators for the platform. */
export function createOperatorService(deps: OperatorServiceDeps): OperatorService {
  return {
    async invite(scope, input, tenantId = scope.tenant_id) {
      if (scope.tenant_id !== null && tenantId !== scope.tenant_id) throw new AppError('wrong_principal');
      if ((input.role === 'platform_admin') !== (tenantId === null))
        throw new AppError('unprocessable', { param: 'role' });
      return newOperator(deps, scope, input, tenantId);
    },
  };
}
