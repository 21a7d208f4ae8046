import { registries } from '@patchbay/core/registries';
import type { TestDatabase } from '@patchbay/testing';
import { expect } from 'vitest';
import type { ApiAnswer } from '../api/support/client.ts';

/** Where each registry lives under `/v1`. */
export const REGISTRY_PATHS = {
  prompts: 'prompts',
  tools: 'tools',
  runtime_configs: 'runtime-configs',
  agents: 'agents',
  analysis_definitions: 'analysis-definitions',
} as const;
export type RegistryName = keyof typeof REGISTRY_PATHS;

/** The random part of an id that nothing has. */
export const NOBODY = '01J9Z3XK5T8Q4V7N2M6R0W1YBC';

/** What a refusal says: status, code and the field it names. */
export function refusal({ status, body }: Pick<ApiAnswer, 'status' | 'body'>): [number, string, string | null] {
  return [status, body.error.code, body.error.param];
}

/** Whoever may create and publish, in whatever host. */
interface Poster {
  post(path: string, body?: unknown): Promise<Pick<ApiAnswer, 'status' | 'body'>>;
}

/** Creates and publishes; the content is the registry's own example unless told otherwise. */
export async function publishedBy(
  caller: Poster,
  registry: RegistryName,
  content: object = registries[registry].example,
): Promise<{ id: string; version: number }> {
  const path = `/v1/${REGISTRY_PATHS[registry]}`;
  const created = await caller.post(path, { name: 'one', content });
  expect(created.status).toBe(201);
  const version = await caller.post(`${path}/${created.body.id}/versions`, { change_note: 'first' });
  expect(version.status).toBe(201);
  return { id: created.body.id, version: version.body.version };
}

/** An agent and the body of a binding of it: everything published, no knowledge. */
export async function pinsOf(caller: Poster) {
  const agent = await publishedBy(caller, 'agents');
  const prompt = await publishedBy(caller, 'prompts');
  const tool = await publishedBy(caller, 'tools');
  const runtimeConfig = await publishedBy(caller, 'runtime_configs');
  const body = {
    agent_version: agent.version,
    prompt_id: prompt.id,
    prompt_version: prompt.version,
    tool_versions: [{ tool_id: tool.id, version: tool.version }],
    runtime_config_id: runtimeConfig.id,
    runtime_config_version: runtimeConfig.version,
  };
  return { agentId: agent.id, body };
}

/** A search index of a tenant, as far as a binding looks at it. */
export async function searchIndexOf(test: TestDatabase, tenant_id: string): Promise<string> {
  const id = test.ids.next('search_index');
  const now = new Date();
  const index = {
    _id: id,
    object: 'search_index',
    tenant_id,
    name: 'kb',
    description: null,
    metadata: {},
    backend: 'memory',
    chunking: {},
    embedding_model: 'all-minilm-l6-v2',
    generation: 1,
    last_generation: 1,
    building: null,
    next_snapshot: 1,
    snapshot_policy: 'on_demand',
    created_at: now,
    updated_at: now,
    archived_at: null,
  };
  const indexes = test.client.db(test.name).collection('search_indexes');
  await indexes.insertOne(index as object, { bypassDocumentValidation: true });
  return id;
}
