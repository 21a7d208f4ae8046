import { AppError, type Clock, isAppError, type TenantScope, type Work } from '../kernel/index.ts';
import { type Binding, bindingPointer, versionsOf } from './binding.ts';
import { type Environment, type EnvironmentChange, environmentIdOf } from './environment.ts';
import type { EnvironmentRepository } from './environment-repository.ts';

/** A setting of an environment: from what, to what, and why. */
export interface Move {
  readonly name: string;
  /** As it is inside this transaction; undefined where it is set for the first time. */
  readonly old: Environment | undefined;
  readonly binding: Binding;
  readonly reason: EnvironmentChange['reason'];
  readonly note: string;
  readonly from_environment?: string;
  readonly restored_binding_id?: string;
}

/**
 * Points an environment at a binding: the pointer, its history and the audit event in one transaction.
 *
 * @throws AppError `environment_moved` where another first setting got in.
 */
export async function moveEnvironment(
  { environments, clock }: { readonly environments: EnvironmentRepository; readonly clock: Clock },
  scope: TenantScope,
  work: Work,
  { name, old, binding, reason, note, ...origin }: Move,
): Promise<Environment> {
  const now = laterThan(old?.updated_at, clock.now());
  const to = bindingPointer(binding);
  const from = old && { binding_id: old.binding_id, binding_number: old.binding_number, digest: old.digest };
  const next: Environment = {
    object: 'environment',
    id: environmentIdOf(binding.agent_id, name),
    tenant_id: scope.tenant_id,
    agent_id: binding.agent_id,
    environment: name,
    ...to,
    resolved_versions: versionsOf(binding),
    revision: (old?.revision ?? 0) + 1,
    created_at: old?.created_at ?? now,
    updated_at: now,
    updated_by: scope.subject,
  };
  const { resolved_versions, revision, updated_at, updated_by } = next;
  if (old === undefined) {
    // The id is made of agent and name, so of two first settings at once one gets in.
    await environments.insert(scope, work, next).catch(asMoved(name));
  } else {
    await environments.update(scope, work, next.id, { ...to, resolved_versions, revision, updated_at, updated_by });
  }
  await environments.addHistory(scope, work, {
    object: 'environment_change',
    id: `${next.id}_${revision}`,
    tenant_id: next.tenant_id,
    agent_id: next.agent_id,
    environment: name,
    revision,
    reason,
    from: from ?? null,
    to,
    from_environment: origin.from_environment ?? null,
    restored_binding_id: origin.restored_binding_id ?? null,
    note,
    created_at: now,
    created_by: scope.subject,
  });
  work.record({
    action: `environment.${reason}`,
    entity: { type: 'environment', id: next.id },
    old_value: from ?? null,
    new_value: { ...to, ...origin, note },
  });
  return next;
}

/**
 * An environment is what its caller thinks it is.
 *
 * @throws AppError `environment_moved` with what is live instead.
 */
export function assertExpected(name: string, old: Environment | undefined, expected: string | null | undefined): void {
  if (expected === undefined || expected === (old?.binding_id ?? null)) return;
  throw new AppError('environment_moved', {
    param: 'expected_binding',
    details: {
      environment: name,
      live_binding_id: old?.binding_id ?? null,
      live_binding_number: old?.binding_number ?? null,
      revision: old?.revision ?? null,
    },
  });
}

/** Clocks of two containers differ, and a millisecond is long: an instant must tell which of two settings was live. */
function laterThan(before: Date | undefined, now: Date): Date {
  return before === undefined ? now : new Date(Math.max(now.getTime(), before.getTime() + 1));
}

function asMoved(environment: string) {
  return (error: unknown): never => {
    if (!isAppError(error, 'already_exists')) throw error;
    throw new AppError('environment_moved', { details: { environment }, cause: error });
  };
}
