import { Patchbay } from '@patchbay/sdk';
import type { ApiClient } from './client.ts';

/** A registry, by its path. */
export type Registry = 'agents' | 'prompts' | 'runtime-configs' | 'tools';

/** A binding, as a story of releases sees it. */
export interface Bound {
  readonly id: string;
  readonly number: number;
  readonly digest: string;
}

/** What is live, as a story of releases sees it. */
export interface Live {
  readonly binding_id: string;
  readonly digest: string;
  readonly revision: number;
}

/** What somebody does who releases an agent: the same steps through whatever speaks to the API. */
export interface ReleaseDriver {
  /** Creates an entity with a draft and publishes it as its first version. */
  publishNew(registry: Registry, name: string, content: object): Promise<string>;
  /** Replaces the draft and publishes it; the number of the new version. */
  publishNext(registry: Registry, id: string, content: object): Promise<number>;
  bind(agentId: string, pins: object): Promise<Bound>;
  put(agentId: string, environment: string, bindingId: string): Promise<Live>;
  /** The environment, or the code of the refusal. */
  promote(agentId: string, from: string, to: string, expected: string | null): Promise<Live | string>;
  rollback(agentId: string, environment: string): Promise<Live>;
  /** The whole config and its digest, now or at a time. */
  resolve(agentId: string, environment: string, at?: string): Promise<{ digest: string; config: object }>;
  history(agentId: string, environment: string): Promise<{ reason: string; created_at: string }[]>;
}

/** By plain requests. */
export function httpDriver(client: ApiClient): ReleaseDriver {
  const wanted = async (call: ReturnType<ApiClient['get']>) => {
    const { status, body, text } = await call;
    if (status >= 300) throw new Error(text);
    return body;
  };
  const under = (agentId: string, path: string) => `/v1/agents/${agentId}/${path}`;
  return {
    async publishNew(registry, name, content) {
      const { id } = await wanted(client.post(`/v1/${registry}`, { name, content }));
      await wanted(client.post(`/v1/${registry}/${id}/versions`, {}));
      return id;
    },
    async publishNext(registry, id, content) {
      const { headers } = await client.get(`/v1/${registry}/${id}/draft`);
      const matching = { headers: { 'if-match': headers['etag'] ?? '' } };
      await wanted(client.put(`/v1/${registry}/${id}/draft`, { content }, matching));
      return (await wanted(client.post(`/v1/${registry}/${id}/versions`, {}))).version;
    },
    bind: (agentId, pins) => wanted(client.post(under(agentId, 'bindings'), pins)),
    put: (agentId, environment, binding_id) =>
      wanted(client.put(under(agentId, `environments/${environment}`), { binding_id })),
    async promote(agentId, from_environment, to, expected_binding) {
      const body = { from_environment, expected_binding };
      const answer = await client.post(under(agentId, `environments/${to}/promote`), body);
      return answer.status === 200 ? answer.body : answer.body.error.code;
    },
    rollback: (agentId, environment) => wanted(client.post(under(agentId, `environments/${environment}/rollback`), {})),
    resolve: (agentId, environment, at) =>
      wanted(client.get(under(agentId, 'resolve'), { query: { environment, ...(at === undefined ? {} : { at }) } })),
    history: async (agentId, environment) =>
      (await wanted(client.get(under(agentId, `environments/${environment}/history`)))).data,
  };
}

/** By the SDK. */
export function sdkDriver(options: { readonly baseUrl: string; readonly accessToken: string }): ReleaseDriver {
  const patchbay = new Patchbay(options);
  const { environments, bindings } = patchbay.agents;
  const registries = {
    agents: patchbay.agents,
    prompts: patchbay.prompts,
    'runtime-configs': patchbay.runtimeConfigs,
    tools: patchbay.tools,
  };
  return {
    async publishNew(registry, name, content) {
      const { id } = await registries[registry].create({ name, content: content as never });
      await registries[registry].versions.publish(id, {});
      return id;
    },
    async publishNext(registry, id, content) {
      const { draft, versions } = registries[registry];
      const { etag } = await draft.get(id);
      const written = await draft.update(id, { content: content as never }, { ifMatch: etag });
      return (await versions.publish(id, {}, { ifMatch: written.etag })).version;
    },
    bind: (agentId, pins) => bindings.create(agentId, pins as never),
    put: (agentId, environment, binding_id) => environments.update(agentId, environment, { binding_id }),
    promote: (agentId, from_environment, to, expected_binding) =>
      environments
        .promote(agentId, to, { from_environment, expected_binding })
        .catch((error: { code: string }) => error.code),
    rollback: (agentId, environment) => environments.rollback(agentId, environment, {}),
    resolve: (agentId, environment, at) =>
      patchbay.agents.resolve(agentId, { environment, ...(at === undefined ? {} : { at }) }),
    history: async (agentId, environment) => {
      const changes = [];
      for await (const change of environments.history.list(agentId, environment)) changes.push(change);
      return changes;
    },
  };
}
