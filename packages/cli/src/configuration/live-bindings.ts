import type { Patchbay } from '@patchbay/sdk';

/** Which bindings are live where, each agent asked for once; what a walk changes is learned. */
export interface LiveBindings {
  /** Id of the binding that is live in the environment of an agent; undefined where none is. */
  of(agentId: string, environment: string): Promise<string | undefined>;
  /** The environments of an agent in which a binding is live. */
  environmentsOf(agentId: string, bindingId: string): Promise<readonly string[]>;
  learn(agentId: string, environment: string, bindingId: string): void;
}

/** Looks at the environments of a tenant's agents through the API. */
export function liveBindings(patchbay: Patchbay): LiveBindings {
  const known = new Map<string, Promise<Map<string, string>>>();
  const learned = new Map<string, string>();

  async function read(agentId: string): Promise<Map<string, string>> {
    const environments = await patchbay.agents.environments.list(agentId, { limit: 100 }).toArray();
    return new Map(environments.map(({ environment, binding_id }) => [environment, binding_id]));
  }

  function ofAgent(agentId: string): Promise<Map<string, string>> {
    const live = known.get(agentId) ?? read(agentId);
    known.set(agentId, live);
    return live;
  }

  return {
    async of(agentId, environment) {
      return learned.get(`${agentId} ${environment}`) ?? (await ofAgent(agentId)).get(environment);
    },
    async environmentsOf(agentId, bindingId) {
      return [...(await ofAgent(agentId))].filter(([, id]) => id === bindingId).map(([environment]) => environment);
    },
    learn(agentId, environment, bindingId) {
      learned.set(`${agentId} ${environment}`, bindingId);
    },
  };
}
