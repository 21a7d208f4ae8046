import { expect } from 'vitest';
import type { ApiClient } from '../../api/support/client.ts';

/** What a test's agent is made of; the rest is as it has to be. */
export interface TextAgent {
  readonly prompt?: object;
  /** Fields of the agent itself. */
  readonly agent?: object;
  readonly tools?: readonly object[];
  readonly runtime_config?: object;
  readonly knowledge?: readonly object[];
  /** Bindings that it may hand over to. */
  readonly hand_offs?: readonly object[];
}

const RUNTIME_CONFIG = {
  llm: { provider: 'openai', model: 'model-1' },
  stt: { provider: 'openai', model: 'gpt-4o-transcribe' },
  tts: { provider: 'openai', model: 'gpt-4o-mini-tts', voice: 'alloy' },
};

async function published(client: ApiClient, path: string, content: object, name: string): Promise<string> {
  const made = await client.post(path, { name, content });
  expect(made.status, made.text).toBe(201);
  const version = await client.post(`${path}/${made.body.id}/versions`, {});
  expect(version.status, version.text).toBe(201);
  return made.body.id;
}

/** Publishes an agent and makes it live in production. @returns its id */
export async function liveAgent(client: ApiClient, agent: TextAgent = {}): Promise<string> {
  const { agent_id, binding_id } = await boundAgent(client, agent);
  const live = await client.put(`/v1/agents/${agent_id}/environments/production`, { binding_id });
  expect(live.status, live.text).toBe(200);
  return agent_id;
}

/** Publishes an agent and binds its versions. */
export async function boundAgent(client: ApiClient, agent: TextAgent = {}) {
  const prompt_id = await published(
    client,
    '/v1/prompts',
    agent.prompt ?? { template: 'You help. The channel is {{system.channel}}.', variables: [] },
    'Instructions',
  );
  const config = { ...RUNTIME_CONFIG, ...agent.runtime_config };
  const runtime_config_id = await published(client, '/v1/runtime-configs', config, 'Voice');
  const tool_versions = [];
  for (const tool of agent.tools ?? []) {
    tool_versions.push({ tool_id: await published(client, '/v1/tools', tool, 'Tool'), version: 1 });
  }
  const content = { name: 'Ava', language: 'en', ...agent.agent };
  const agent_id = await published(client, '/v1/agents', content, 'Ava');
  const bound = await client.post(`/v1/agents/${agent_id}/bindings`, {
    agent_version: 1,
    prompt_id,
    prompt_version: 1,
    tool_versions,
    runtime_config_id,
    runtime_config_version: 1,
    ...(agent.knowledge === undefined ? {} : { knowledge: agent.knowledge }),
    ...(agent.hand_offs === undefined ? {} : { hand_offs: agent.hand_offs }),
  });
  expect(bound.status, bound.text).toBe(201);
  return { agent_id, binding_id: bound.body.id as string };
}

/** Starts a session over text. @returns the answer */
export async function startText(client: ApiClient, agent_id: string, more: object = {}) {
  const user = { external_id: 'customer-1' };
  const started = await client.post('/v1/sessions', { agent_id, channel: 'text', user, ...more });
  expect(started.status, started.text).toBe(201);
  return started.body;
}
