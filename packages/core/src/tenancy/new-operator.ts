import { auditValue } from '../audit/index.ts';
import { type ActorScope, AppError, type Clock, type IdSource, type UnitOfWork } from '../kernel/index.ts';
import { type InviteOperator, type Operator, type StoredOperator, toOperator } from './operator.ts';
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

/**
 * Gives a person an account and a role in a tenant, or (null) in the platform. Somebody who has an account keeps it and
 * belongs to one tenant more.
 *
 * @throws AppError `already_exists` when the person is an operator there already, or of the platform where a tenant
 * invites, or the other way round.
 */
export async function newOperator(
  deps: OperatorServiceDeps,
  scope: ActorScope,
  { email, role }: InviteOperator,
  tenantId: string | null,
): Promise<Operator> {
  const { operators, people, unitOfWork, clock, ids } = deps;
  // The account first: inviting again finds the same one, so a failure after it leaves nothing that hurts.
  const cognito_sub = await people.invite(email);
  const elsewhere = await operators.membershipsOf(cognito_sub);
  if (elsewhere.some(({ tenant_id }) => (tenant_id === null) !== (tenantId === null))) {
    const message = 'This person cannot be invited here: nobody is an operator of the platform and of a tenant.';
    throw new AppError('already_exists', { message, param: 'email' });
  }
  const now = clock.now();
  const operator: StoredOperator = {
    object: 'operator',
    id: ids.next('operator'),
    tenant_id: tenantId,
    email,
    role,
    status: 'active',
    created_at: now,
    updated_at: now,
    disabled_at: null,
    cognito_sub,
    selected_at: null,
    holds: 0,
  };
  await unitOfWork.run(scope, async (work) => {
    await operators.insert(scope, work, operator);
    work.record({
      action: 'operator.invited',
      entity: { type: 'operator', id: operator.id },
      old_value: null,
      new_value: auditValue(toOperator(operator)),
      ...(tenantId === null ? {} : { tenant_id: tenantId }),
    });
  });
  // Disabled wherever it was, the account is disabled too.
  if (elsewhere.length > 0 && elsewhere.every(({ status }) => status === 'disabled')) await people.enable(email);
  return toOperator(operator);
}
