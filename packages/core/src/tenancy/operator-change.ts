import { auditValue } from '../audit/index.ts';
import {
  AppError,
  type AuditAction,
  type Clock,
  notFound,
  ROLE_SCOPES,
  type Role,
  type Scope,
  type TenantScope,
  type UnitOfWork,
} from '../kernel/index.ts';
import { type Operator, type StoredOperator, toOperator, type UpdateOperator } from './operator.ts';
import type { OperatorPatch, OperatorRepository } from './operator-repository.ts';

/** What changing an operator needs. */
export interface OperatorChangeDeps {
  readonly operators: OperatorRepository;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/**
 * Nobody gives, or takes away, more than he has himself.
 *
 * @throws AppError `insufficient_scope` naming what is missing.
 */
export function assertMayManage(granted: readonly Scope[], role: Role): void {
  const missing = ROLE_SCOPES[role].filter((scope) => !granted.includes(scope));
  if (missing.length === 0) return;
  throw new AppError('insufficient_scope', {
    message: `Your credential cannot manage the role ${role}, which may do more: ${missing.join(', ')}.`,
    param: 'role',
    details: { required_scope: missing[0] },
  });
}

const isOwner = ({ role, status }: StoredOperator) => role === 'owner' && status === 'active';

/**
 * Changes an operator of a tenant under the rules for that, in one transaction; a patch of null means that nothing is
 * to be done.
 *
 * @throws AppError `not_found`; `own_access` for oneself; `insufficient_scope` when the person has, or would get, more
 * than the caller has; `last_owner` when no other active owner would be left.
 */
export function changeOperator(
  { operators, unitOfWork, clock }: OperatorChangeDeps,
  scope: TenantScope,
  id: string,
  granted: readonly Scope[],
  action: AuditAction,
  patchOf: (operator: StoredOperator) => OperatorPatch | null,
): Promise<StoredOperator> {
  return unitOfWork.run(scope, async (work) => {
    const before = await operators.get(scope, id, work);
    if (before === null) throw notFound('operator');
    if (scope.subject.type === 'operator' && scope.subject.id === id) throw new AppError('own_access');
    assertMayManage(granted, before.role);
    const patch = patchOf(before);
    if (patch === null) return before;
    if (patch.role !== undefined) assertMayManage(granted, patch.role);
    const left = { ...before, ...patch };
    if (isOwner(before) && !isOwner(left) && !(await operators.holdAnotherOwner(scope, work, id)))
      throw new AppError('last_owner');
    const after = await operators.update(scope, work, id, { ...patch, updated_at: clock.now() });
    if (after === null) throw notFound('operator');
    work.record({
      action,
      entity: { type: 'operator', id },
      old_value: auditValue(toOperator(before)),
      new_value: auditValue(toOperator(after)),
    });
    return after;
  });
}

/** Gives an operator another role. */
export function createRoleChanger(deps: OperatorChangeDeps) {
  return {
    /** What the person may do changes within 60 s, whatever its token says. @throws AppError as {@link changeOperator} */
    async update(
      scope: TenantScope,
      id: string,
      { role }: UpdateOperator,
      granted: readonly Scope[],
    ): Promise<Operator> {
      return toOperator(
        await changeOperator(deps, scope, id, granted, 'operator.updated', (operator) =>
          operator.role === role ? null : { role },
        ),
      );
    },
  };
}
export type RoleChanger = ReturnType<typeof createRoleChanger>;
