import {
  AppError,
  type Clock,
  type IdSource,
  notFound,
  type Page,
  type PageRequest,
  type TenantScope,
  type UnitOfWork,
  type Work,
} from '../kernel/index.ts';
import type { RegistryHead } from '../versioned-registry/index.ts';
import { withFreshNumber } from './add-binding.ts';
import type { BindingRepository, KnowledgeSnapshotReader } from './binding-repository.ts';
import type {
  Environment,
  EnvironmentChange,
  ExpandedEnvironment,
  PromoteInput,
  PutEnvironmentInput,
  RollbackInput,
} from './environment.ts';
import type { EnvironmentRepository } from './environment-repository.ts';
import { assertExpected, moveEnvironment } from './move-environment.ts';
import { holdPins, type PinHolder } from './pin-holder.ts';
import { rollBack } from './roll-back.ts';

/** What the environment service needs. */
export interface EnvironmentDeps {
  readonly environments: EnvironmentRepository;
  readonly bindings: BindingRepository;
  readonly agents: { findHead(scope: TenantScope, id: string, work?: Work): Promise<RegistryHead | undefined> };
  readonly knowledgeSnapshots: KnowledgeSnapshotReader;
  readonly pins: PinHolder;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** Use cases of environments. An agent that the tenant does not own is `not_found`. */
export interface EnvironmentService {
  /**
   * Makes a binding of the agent live.
   *
   * @throws AppError `reference_not_found` for a binding that is not the agent's, `reference_archived` for one that pins
   * what is archived since, `environment_moved` where another binding is live than the caller expected,
   * `resource_archived` for the agent.
   */
  put(scope: TenantScope, agentId: string, name: string, input: PutEnvironmentInput): Promise<Environment>;
  /**
   * Makes live here what is live in another environment of the agent.
   *
   * @throws AppError as {@link put}; `reference_not_found` (from_environment) where nothing is live there.
   */
  promote(scope: TenantScope, agentId: string, name: string, input: PromoteInput): Promise<Environment>;
  /**
   * Makes a new binding with the versions of an earlier one and makes it live, both or neither. What it pins may be
   * archived since.
   *
   * @throws AppError `not_found` for an environment that was never set, `nothing_to_roll_back`, `environment_moved`,
   * `reference_not_found` (to_binding_id), `unprocessable` where that one is live, `snapshot_purged`,
   * `resource_archived` for the agent.
   */
  rollback(scope: TenantScope, agentId: string, name: string, input: RollbackInput): Promise<Environment>;
  get(scope: TenantScope, agentId: string, name: string, expand?: readonly 'binding'[]): Promise<ExpandedEnvironment>;
  list(scope: TenantScope, agentId: string, page: PageRequest): Promise<Page<Environment>>;
  /** Every setting of an environment, by revision. */
  history(scope: TenantScope, agentId: string, name: string, page: PageRequest): Promise<Page<EnvironmentChange>>;
}

/** Makes the service. */
export function createEnvironmentService(deps: EnvironmentDeps): EnvironmentService {
  const { environments, bindings, agents, unitOfWork } = deps;

  async function assertAgent(scope: TenantScope, id: string): Promise<void> {
    if ((await agents.findHead(scope, id)) === undefined) throw notFound('agent');
  }

  async function assertUsable(scope: TenantScope, id: string, work: Work): Promise<void> {
    const head = await agents.findHead(scope, id, work);
    if (head === undefined) throw notFound('agent');
    if (head.archived_at !== null) throw new AppError('resource_archived', { message: 'The agent is archived.' });
  }

  async function existing(scope: TenantScope, agentId: string, name: string): Promise<Environment> {
    const found = await environments.find(scope, agentId, name);
    if (found !== undefined) return found;
    await assertAgent(scope, agentId);
    throw notFound('environment of this agent');
  }

  return {
    async put(scope, agentId, name, { binding_id, expected_binding, note }) {
      return unitOfWork.run(scope, async (work) => {
        await assertUsable(scope, agentId, work);
        const binding = await bindings.find(scope, agentId, binding_id, work);
        if (binding === undefined) throw new AppError('reference_not_found', { param: 'binding_id' });
        const old = await environments.find(scope, agentId, name, work);
        assertExpected(name, old, expected_binding);
        if (old?.binding_id === binding_id) return old;
        await holdPins(deps.pins, scope, work, binding, 'binding_id');
        return moveEnvironment(deps, scope, work, { name, old, binding, reason: 'updated', note });
      });
    },

    async promote(scope, agentId, name, { from_environment, expected_binding, note }) {
      if (from_environment === name) {
        throw new AppError('unprocessable', {
          message: 'An environment cannot be promoted to itself.',
          param: 'from_environment',
        });
      }
      return unitOfWork.run(scope, async (work) => {
        await assertUsable(scope, agentId, work);
        const source = await environments.find(scope, agentId, from_environment, work);
        const binding = source && (await bindings.find(scope, agentId, source.binding_id, work));
        if (binding === undefined) throw new AppError('reference_not_found', { param: 'from_environment' });
        const old = await environments.find(scope, agentId, name, work);
        assertExpected(name, old, expected_binding);
        if (old?.binding_id === binding.id) return old;
        await holdPins(deps.pins, scope, work, binding, 'from_environment');
        return moveEnvironment(deps, scope, work, { name, old, binding, reason: 'promoted', from_environment, note });
      });
    },

    async rollback(scope, agentId, name, input) {
      // Outside of the transaction, for the right words where there is nothing to go back in.
      await existing(scope, agentId, name);
      const id = deps.ids.next('binding');
      return withFreshNumber(() =>
        unitOfWork.run(scope, async (work) => {
          await assertUsable(scope, agentId, work);
          return rollBack(deps, scope, work, { agent_id: agentId, name, binding_id: id, input });
        }),
      );
    },

    async get(scope, agentId, name, expand = []) {
      const found = await existing(scope, agentId, name);
      if (!expand.includes('binding')) return found;
      return { ...found, binding: await bindings.find(scope, agentId, found.binding_id) };
    },

    async list(scope, agentId, page) {
      await assertAgent(scope, agentId);
      return environments.list(scope, agentId, page);
    },

    async history(scope, agentId, name, page) {
      await existing(scope, agentId, name);
      return environments.listHistory(scope, agentId, name, page);
    },
  };
}
