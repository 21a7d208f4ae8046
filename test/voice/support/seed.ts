import { type ResolvedConfig, resolvedConfigSchema } from '@patchbay/core/config-resolver';
import { digestOf, type JsonValue } from '@patchbay/core/kernel';
import type { DispatchMetadata } from '@patchbay/core/session-orchestrator';
import { createResolvedConfigRepository, createSessionRepository } from '@patchbay/mongo';
import { idOf, type TestDatabase, tenantScopeFixture } from '@patchbay/testing';

/** A resolved config for conversations with the local model server. */
export function configOf(change: Partial<ResolvedConfig> = {}): ResolvedConfig {
  return resolvedConfigSchema.parse({
    agent: { agent_id: idOf('agent', 1), version: 1, name: 'Reception', language: 'en' },
    prompt: {
      prompt_id: idOf('prompt', 1),
      version: 1,
      template: 'You answer the phone of {{clinic}}. The password of this prompt is heliotrope.',
      variables: [{ name: 'clinic', type: 'string' }],
    },
    tools: [],
    runtime_config: {
      runtime_config_id: idOf('runtime_config', 1),
      version: 1,
      llm: { provider: 'openai', model: 'patchbay-offline-1' },
      stt: { provider: 'openai', model: 'pocketsphinx-en-us', language: 'en' },
      tts: { provider: 'openai', model: 'flite-2', voice: 'slt' },
      welcome_message: { mode: 'say', text: 'Hello, this is the reception.' },
    },
    knowledge: [],
    ...change,
  });
}

let sessions = 0;

/** Stores a session as a session start leaves it, with its config, and returns what its dispatch says. */
export async function seedSession(
  test: TestDatabase,
  config: ResolvedConfig = configOf(),
  options: { tenant_id?: string; stored_digest?: string; room_name?: string } = {},
): Promise<DispatchMetadata> {
  sessions += 1;
  const tenant_id = options.tenant_id ?? idOf('tenant', 1);
  const scope = tenantScopeFixture({ tenant_id });
  const session_id = idOf('session', sessions);
  const digest = options.stored_digest ?? digestOf(config as unknown as JsonValue);
  const now = new Date();
  await test.unit_of_work.run(scope, async (work) => {
    await createResolvedConfigRepository(test.database).store(scope, work, { digest, config }, now);
    await createSessionRepository(test.database).insert(scope, work, {
      id: session_id,
      tenant_id,
      agent_id: idOf('agent', 1),
      user_id: idOf('user', 1),
      channel: 'web',
      caller: null,
      time_zone: 'UTC',
      status: 'dispatching',
      environment: 'production',
      binding_id: idOf('binding', 1),
      binding_number: 1,
      resolved_versions: {
        agent_version: 1,
        prompt_id: config.prompt.prompt_id,
        prompt_version: 1,
        tool_versions: [],
        runtime_config_id: config.runtime_config.runtime_config_id,
        runtime_config_version: 1,
        knowledge: config.knowledge,
      },
      binding_digest: digest,
      digest,
      variables: { clinic: 'Oak Street' },
      metadata: {},
      end_reason: null,
      created_at: now,
      join_deadline_at: new Date(now.getTime() + 30_000),
      max_end_at: new Date(now.getTime() + 3_600_000),
      dispatched_at: now,
      started_at: null,
      ended_at: null,
      reports_seq: 0,
      ...(options.room_name !== undefined && { room_name: options.room_name }),
    });
    work.record({
      action: 'session.created',
      entity: { type: 'session', id: session_id },
      old_value: null,
      new_value: { status: 'dispatching' },
    });
  });
  return { session_id, tenant_id, digest };
}
