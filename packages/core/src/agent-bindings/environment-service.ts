import {
  AppError,
  type Clock,
  isAppError,
  notFound,
  type Page,
  type PageRequest,
  type TenantScope,
  type UnitOfWork,
  type Work,
} from '../kernel/index.ts';
import type { RegistryHead } from '../versioned-registry/index.ts';
import type { Binding } from './binding.ts';
import type { BindingRepository } from './binding-repository.ts';
import { type Environment, environmentIdOf, type PutEnvironmentInput } from './environment.ts';
import type { EnvironmentRepository } from './environment-repository.ts';

/** What the environment service needs. */
export interface EnvironmentDeps {
  readonly environments: EnvironmentRepository;
  readonly bindings: BindingRepository;
  readonly agents: { findHead(scope: TenantScope, id: string, work?: Work): Promise<RegistryHead | undefined> };
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/** Use cases of environments. An agent that the tenant does not own is `not_found`. */
export interface EnvironmentService {
  /**
   * Makes a binding of the agent live.
   *
   * @throws AppError `reference_not_found` for a binding that is not the agent's, `publish_conflict` where another
   * binding is live than the caller expected.
   */
  put(scope: TenantScope, agentId: string, name: string, input: PutEnvironmentInput): Promise<Environment>;
  get(scope: TenantScope, agentId: string, name: string): Promise<Environment>;
  list(scope: TenantScope, agentId: string, page: PageRequest): Promise<Page<Environment>>;
}

/** Makes the service. */
export function createEnvironmentService(deps: EnvironmentDeps): EnvironmentService {
  const { environments, bindings, agents, unitOfWork, clock } = deps;

  async function agent(scope: TenantScope, id: string, work?: Work): Promise<RegistryHead> {
    const found = await agents.findHead(scope, id, work);
    if (found === undefined) throw notFound('agent');
    return found;
  }

  async function store(scope: TenantScope, work: Work, old: Environment | undefined, next: Environment): Promise<void> {
    if (old === undefined) {
      // The id is made of agent and name, so of two first settings at once one gets in.
      await environments.insert(scope, work, next).catch(asPublishConflict);
    } else {
      const { binding_id, binding_number, digest, revision, updated_at, updated_by } = next;
      const patch = { binding_id, binding_number, digest, revision, updated_at, updated_by };
      await environments.update(scope, work, next.id, patch);
    }
    await environments.addHistory(scope, work, {
      id: `${next.id}_${next.revision}`,
      tenant_id: next.tenant_id,
      agent_id: next.agent_id,
      environment: next.environment,
      revision: next.revision,
      binding_id: next.binding_id,
      previous_binding_id: old?.binding_id ?? null,
      set_at: next.updated_at,
      set_by: next.updated_by,
    });
    work.record({
      action: 'environment.updated',
      entity: { type: 'environment', id: next.id },
      old_value: old === undefined ? null : { binding_id: old.binding_id, binding_number: old.binding_number },
      new_value: { binding_id: next.binding_id, binding_number: next.binding_number, digest: next.digest },
    });
  }

  function pointing(scope: TenantScope, name: string, binding: Binding, old: Environment | undefined): Environment {
    const now = clock.now();
    return {
      object: 'environment',
      id: environmentIdOf(binding.agent_id, name),
      tenant_id: scope.tenant_id,
      agent_id: binding.agent_id,
      environment: name,
      binding_id: binding.id,
      binding_number: binding.number,
      digest: binding.digest,
      revision: (old?.revision ?? 0) + 1,
      created_at: old?.created_at ?? now,
      updated_at: now,
      updated_by: scope.subject,
    };
  }

  return {
    async put(scope, agentId, name, { binding_id, expected_binding_id }) {
      return unitOfWork.run(scope, async (work) => {
        const { archived_at } = await agent(scope, agentId, work);
        if (archived_at !== null) throw new AppError('resource_archived', { message: 'The agent is archived.' });
        const binding = await bindings.find(scope, agentId, binding_id, work);
        if (binding === undefined) throw new AppError('reference_not_found', { param: 'binding_id' });
        const old = await environments.find(scope, agentId, name, work);
        const live = old?.binding_id ?? null;
        if (expected_binding_id !== undefined && expected_binding_id !== live) {
          throw new AppError('publish_conflict', {
            message: 'Another binding is live than you expected.',
            param: 'expected_binding_id',
            details: { environment: name, live_binding_id: live },
          });
        }
        if (old !== undefined && live === binding_id) return old;
        const next = pointing(scope, name, binding, old);
        await store(scope, work, old, next);
        return next;
      });
    },

    async get(scope, agentId, name) {
      const found = await environments.find(scope, agentId, name);
      if (found !== undefined) return found;
      await agent(scope, agentId);
      throw notFound('environment of this agent');
    },

    async list(scope, agentId, page) {
      await agent(scope, agentId);
      return environments.list(scope, agentId, page);
    },
  };
}

function asPublishConflict(error: unknown): never {
  throw isAppError(error, 'already_exists') ? new AppError('publish_conflict', { cause: error }) : error;
}
