import type { ResolvedVersions } from '../config-resolver/index.ts';
import { type Clock, isAppError, type TenantScope, type Work } from '../kernel/index.ts';
import { type Binding, versionsOf } from './binding.ts';
import type { BindingRepository, KnowledgeSnapshotReader } from './binding-repository.ts';
import { pinSnapshots } from './pinned-knowledge.ts';

/** What makes a binding, but for its number. */
export interface NewBinding {
  readonly id: string;
  readonly agent_id: string;
  readonly versions: ResolvedVersions;
  readonly digest: string;
  readonly base_binding_id: string | null;
  readonly note: string;
}

/** Where bindings, and what they pin, are kept. */
interface AddBindingDeps {
  readonly bindings: BindingRepository;
  readonly knowledgeSnapshots: Pick<KnowledgeSnapshotReader, 'pin'>;
  readonly clock: Clock;
}

/** Tries for a number at most, when others bind the same agent at the same time. */
const MAX_NUMBER_ATTEMPTS = 10;

/**
 * Adds the agent's next binding inside a transaction, with its audit event.
 *
 * @throws AppError `already_exists` where another took the number: {@link withFreshNumber} repeats it;
 * `snapshot_purged` where the contents of a snapshot went meanwhile.
 */
export async function addBinding(
  { bindings, knowledgeSnapshots, clock }: AddBindingDeps,
  scope: TenantScope,
  work: Work,
  given: NewBinding,
): Promise<Binding> {
  const binding: Binding = {
    object: 'binding',
    id: given.id,
    tenant_id: scope.tenant_id,
    agent_id: given.agent_id,
    number: (await bindings.lastNumber(scope, work, given.agent_id)) + 1,
    ...given.versions,
    digest: given.digest,
    base_binding_id: given.base_binding_id,
    note: given.note,
    created_at: clock.now(),
    created_by: scope.subject,
  };
  await bindings.insert(scope, work, binding);
  await pinSnapshots(scope, work, binding.knowledge, knowledgeSnapshots);
  const { agent_id, number, digest, base_binding_id, note } = binding;
  work.record({
    action: 'binding.created',
    entity: { type: 'binding', id: binding.id },
    old_value: null,
    new_value: { agent_id, number, ...versionsOf(binding), digest, base_binding_id, note },
  });
  return binding;
}

/** Repeats what lost the race for a number: two bindings at once are both wanted, unlike two publications. */
export async function withFreshNumber<T>(bind: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await bind();
    } catch (error) {
      if (attempt === MAX_NUMBER_ATTEMPTS || !isAppError(error, 'already_exists')) throw error;
    }
  }
}
