import { auditValue } from '../audit/index.ts';
import {
  type ActorScope,
  AppError,
  type Clock,
  type IdSource,
  notFound,
  type Page,
  type UnitOfWork,
} from '../kernel/index.ts';
import type { InviteOperator, ListOperators, Operator } from './operator.ts';
import type { OperatorRepository } from './operator-repository.ts';
import type { PeopleDirectory } from './people-directory.ts';

/** What the use cases of operators need. */
export interface OperatorServiceDeps {
  readonly operators: OperatorRepository;
  readonly people: PeopleDirectory;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Use cases of operators. */
export interface OperatorService {
  /**
   * Gives a person an account and a role: in the scope's tenant; from the platform in `tenant_id`, or (null) in the
   * platform itself.
   *
   * @throws AppError `already_exists` when the person is an operator already, `unprocessable` when the role does not
   * belong there, `wrong_principal` when a tenant names another one.
   */
  invite(scope: ActorScope, input: InviteOperator, tenantId?: string | null): Promise<Operator>;
  /** @throws AppError `not_found` */
  get(scope: ActorScope, id: string): Promise<Operator>;
  list(scope: ActorScope, query: ListOperators): Promise<Page<Operator>>;
}

export function createOperatorService(deps: OperatorServiceDeps): OperatorService {
  const { operators, people, unitOfWork, clock, ids } = deps;
  return {
    async invite(scope, input, tenantId = scope.tenant_id) {
      if (scope.tenant_id !== null && tenantId !== scope.tenant_id) throw new AppError('wrong_principal');
      if ((input.role === 'platform_admin') !== (tenantId === null))
        throw new AppError('unprocessable', { param: 'role' });
      // The account first: inviting again finds the same one, so a failure after it leaves nothing that hurts.
      const cognito_sub = await people.invite(input.email);
      const now = clock.now();
      const operator: Operator = {
        object: 'operator',
        id: ids.next('operator'),
        tenant_id: tenantId,
        email: input.email,
        role: input.role,
        status: 'active',
        cognito_sub,
        created_at: now,
        updated_at: now,
      };
      await unitOfWork.run(scope, async (work) => {
        await operators.insert(scope, work, operator);
        work.record({
          action: 'operator.invited',
          entity: { type: 'operator', id: operator.id },
          old_value: null,
          new_value: auditValue(operator),
          ...(tenantId === null ? {} : { tenant_id: tenantId }),
        });
      });
      return operator;
    },
    async get(scope, id) {
      const operator = await operators.get(scope, id);
      if (operator === null) throw notFound('operator');
      return operator;
    },
    list: (scope, query) => operators.list(scope, query),
  };
}
