import type { AgentContent } from '../agent-registry/index.ts';
import { AppError, type TenantScope } from '../kernel/index.ts';
import type { RegistryRepository } from '../versioned-registry/index.ts';
import type { Binding } from './binding.ts';
import type { BindingRepository } from './binding-repository.ts';
import type { EnvironmentRepository } from './environment-repository.ts';

/** Where agents and what they pin are read. */
export interface AgentKnowledgeDeps {
  readonly agents: Pick<RegistryRepository<AgentContent>, 'findHead'>;
  readonly bindings: Pick<BindingRepository, 'find'>;
  readonly environments: Pick<EnvironmentRepository, 'find'>;
}

/** An agent as it is live in an environment, or as a binding pins it. */
interface NamedAgent {
  readonly agent_id: string;
  readonly environment?: string | undefined;
  readonly binding_id?: string | undefined;
}

/** Tells what an agent may search: the indexes and snapshots that its binding pins. */
export function createAgentKnowledge({ agents, bindings, environments }: AgentKnowledgeDeps) {
  async function bindingOf(scope: TenantScope, agent: NamedAgent): Promise<Binding> {
    const { agent_id, environment, binding_id } = agent;
    if (binding_id !== undefined) {
      const pinned = await bindings.find(scope, agent_id, binding_id);
      if (pinned === undefined) throw new AppError('reference_not_found', { param: 'agent.binding_id' });
      return pinned;
    }
    const live = environment === undefined ? undefined : await environments.find(scope, agent_id, environment);
    const found = live === undefined ? undefined : await bindings.find(scope, agent_id, live.binding_id);
    if (found !== undefined) return found;
    throw new AppError('no_live_binding', {
      param: 'agent.environment',
      details: { environment: environment ?? null },
    });
  }

  return {
    /**
     * @throws AppError `reference_not_found` for an agent or a binding of it that the tenant does not have;
     * `no_live_binding` where nothing is live in the environment.
     */
    async knowledgeOf(scope: TenantScope, agent: NamedAgent): Promise<Binding['knowledge']> {
      if ((await agents.findHead(scope, agent.agent_id)) === undefined) {
        throw new AppError('reference_not_found', { param: 'agent.agent_id' });
      }
      return (await bindingOf(scope, agent)).knowledge;
    },
  };
}
