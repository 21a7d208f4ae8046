import { AppError, type Clock, notFound, type TenantScope, type Work } from '../kernel/index.ts';
import { addBinding } from './add-binding.ts';
import { type Binding, versionsOf } from './binding.ts';
import type { BindingRepository, KnowledgeSnapshotReader } from './binding-repository.ts';
import type { Environment, RollbackInput } from './environment.ts';
import type { EnvironmentRepository } from './environment-repository.ts';
import { assertExpected, moveEnvironment } from './move-environment.ts';
import type { PinHolder } from './pin-holder.ts';
import { assertSnapshots } from './pinned-knowledge.ts';

/** What going back reads and writes. */
interface RollBackDeps {
  readonly environments: EnvironmentRepository;
  readonly bindings: BindingRepository;
  readonly knowledgeSnapshots: KnowledgeSnapshotReader;
  readonly pins: PinHolder;
  readonly clock: Clock;
}

/** What is asked, and the id of the binding to be made. */
interface RollBack {
  readonly agent_id: string;
  readonly name: string;
  readonly binding_id: string;
  readonly input: RollbackInput;
}

/**
 * Going back inside a transaction: a new binding with the earlier versions, made live. The digest is the earlier one's,
 * since what the versions resolve to never changes, and its config is stored already; nothing is resolved anew, so what
 * was archived since does not stand in the way. It is held all the same: what nobody archived until now is in use again.
 */
export async function rollBack(
  deps: RollBackDeps,
  scope: TenantScope,
  work: Work,
  { agent_id, name, binding_id, input }: RollBack,
): Promise<Environment> {
  const old = await deps.environments.find(scope, agent_id, name, work);
  if (old === undefined) throw notFound('environment of this agent');
  assertExpected(name, old, input.expected_binding);
  const earlier = await earlierBinding(deps, scope, work, old, input.to_binding_id);
  await deps.pins.hold(scope, work, [earlier]);
  await assertSnapshots(scope, earlier.knowledge, deps.knowledgeSnapshots);
  const binding = await addBinding(deps, scope, work, {
    id: binding_id,
    agent_id,
    versions: versionsOf(earlier),
    digest: earlier.digest,
    base_binding_id: earlier.id,
    note: input.note,
  });
  const restored_binding_id = earlier.id;
  return moveEnvironment(deps, scope, work, {
    name,
    old,
    binding,
    reason: 'rolled_back',
    restored_binding_id,
    note: input.note,
  });
}

async function earlierBinding(
  { environments, bindings }: RollBackDeps,
  scope: TenantScope,
  work: Work,
  { agent_id, environment, binding_id, revision }: Environment,
  wanted: string | undefined,
): Promise<Binding> {
  if (wanted === binding_id) {
    throw new AppError('unprocessable', { message: 'This binding is live already.', param: 'to_binding_id' });
  }
  if (wanted !== undefined) {
    const found = await bindings.find(scope, agent_id, wanted, work);
    if (found === undefined) throw new AppError('reference_not_found', { param: 'to_binding_id' });
    return found;
  }
  const last = await environments.findChange(scope, work, agent_id, environment, revision);
  const before = last?.from ?? null;
  const found = before === null ? undefined : await bindings.find(scope, agent_id, before.binding_id, work);
  if (found !== undefined) return found;
  throw new AppError('nothing_to_roll_back', {
    message: `Nothing was live in the environment ${environment} before what is live now.`,
    details: { environment, live_binding_id: binding_id, revision },
  });
}
