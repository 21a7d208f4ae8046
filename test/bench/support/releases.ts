import { ulidSource } from '@patchbay/config';
import { createBindingService, createEnvironmentService } from '@patchbay/core/agent-bindings';
import { composeConfig } from '@patchbay/core/config-resolver';
import type { IdKind } from '@patchbay/core/kernel';
import { expandPrompt } from '@patchbay/core/prompt-registry';
import { registries } from '@patchbay/core/registries';
import {
  createBindingRepository,
  createEnvironmentRepository,
  createKnowledgeIndexReader,
  createKnowledgeSnapshotReader,
  createMongoUnitOfWork,
  createPinHolder,
  createRegistryRepository,
  createResolvedConfigRepository,
} from '@patchbay/mongo';
import type { GrowthDatabase, SizedTenant } from './growth-database.ts';

/** What a release is made of, as the benches know it. */
export interface Release {
  readonly agent_id: string;
  readonly binding_id: string;
  readonly digest: string;
  readonly session_id: string;
}

const ENVIRONMENT = 'production';
const SUBJECT = { type: 'operator', id: 'opr_bench' } as const;

/** Makes releases through the product's own use cases, and resolves them the long way. */
export function releases({ client, name, database }: GrowthDatabase) {
  const ids = ulidSource();
  const clock = { now: () => new Date() };
  const unitOfWork = createMongoUnitOfWork({ client, database_name: name, clock, ids });
  const [agents, prompts, tools, runtimeConfigs] = [
    createRegistryRepository(database, registries.agents),
    createRegistryRepository(database, registries.prompts),
    createRegistryRepository(database, registries.tools),
    createRegistryRepository(database, registries.runtime_configs),
  ];
  const [bindings, environments] = [createBindingRepository(database), createEnvironmentRepository(database)];
  const knowledgeSnapshots = createKnowledgeSnapshotReader(database);
  const bindingService = createBindingService({
    bindings,
    environments,
    resolvedConfigs: createResolvedConfigRepository(database),
    sources: {
      agents,
      prompts,
      tools,
      runtimeConfigs,
      knowledgeIndexes: createKnowledgeIndexReader(database),
      knowledgeSnapshots,
    },
    unitOfWork,
    clock,
    ids,
  });
  const environmentService = createEnvironmentService({
    environments,
    bindings,
    agents,
    knowledgeSnapshots,
    pins: createPinHolder(database),
    unitOfWork,
    clock,
    ids,
  });

  /** A published entity, put where its registry puts it. */
  async function published(tenant: SizedTenant, registry: keyof typeof registries, id: string): Promise<string> {
    const { entity, id_field, content, example, plural } = registries[registry];
    const now = new Date();
    const options = { bypassDocumentValidation: true };
    const shared = { tenant_id: tenant.scope.tenant_id, created_at: now, created_by: SUBJECT };
    const head = {
      ...shared,
      object: entity,
      name: 'released',
      status: 'published',
      latest_version: 1,
      archived_at: null,
    };
    const version = {
      ...shared,
      [id_field]: id,
      version: 1,
      digest: '',
      change_note: '',
      content: content.parse(example),
    };
    const raw = client.db(name);
    await raw.collection(plural).replaceOne({ _id: id as never }, head, { ...options, upsert: true });
    const versionId = { _id: `${id}_v1` as never };
    await raw.collection(`${entity}_versions`).replaceOne(versionId, version, { ...options, upsert: true });
    return id;
  }

  return {
    /** Binds the tenant's first agent once more and makes it live, with a session that runs with it. */
    async make(tenant: SizedTenant): Promise<Release> {
      const { scope } = tenant;
      const own = (kind: IdKind) => tenant.id(kind, tenant.size + 1);
      const agent_id = await published(tenant, 'agents', tenant.id('agent', 0));
      const prompt_id = await published(tenant, 'prompts', own('prompt'));
      const tool_id = await published(tenant, 'tools', own('tool'));
      const runtime_config_id = await published(tenant, 'runtime_configs', own('runtime_config'));
      const { id: binding_id, digest } = await bindingService.create(scope, agent_id, {
        agent_version: 1,
        prompt_id,
        prompt_version: 1,
        tool_versions: [{ tool_id, version: 1 }],
        runtime_config_id,
        runtime_config_version: 1,
        knowledge: [],
        note: '',
      });
      await environmentService.put(scope, agent_id, ENVIRONMENT, { binding_id, note: '' });
      const session_id = own('session');
      const session = {
        tenant_id: scope.tenant_id,
        status: 'active',
        binding_digest: digest,
        variables: {},
        reports_seq: 0,
      };
      await client
        .db(name)
        .collection('sessions')
        .insertOne({ _id: session_id as never, ...session }, { bypassDocumentValidation: true });
      return { agent_id, binding_id, digest, session_id };
    },

    /** What resolving would be without bindings' stored configs: the pointer, the pins, and each version by itself. */
    async resolveByVersions({ scope }: SizedTenant, { agent_id }: Release): Promise<string> {
      const [head, live] = await Promise.all([
        agents.findHead(scope, agent_id),
        environments.find(scope, agent_id, ENVIRONMENT),
      ]);
      const pins = head && live && (await bindings.find(scope, agent_id, live.binding_id));
      if (pins === undefined) throw new Error('nothing is live');
      const [agent, prompt, runtimeConfig, ...tool] = await Promise.all([
        agents.findVersion(scope, agent_id, pins.agent_version),
        prompts.findVersion(scope, pins.prompt_id, pins.prompt_version),
        runtimeConfigs.findVersion(scope, pins.runtime_config_id, pins.runtime_config_version),
        ...pins.tool_versions.map(({ tool_id, version }) => tools.findVersion(scope, tool_id, version)),
      ]);
      if (agent === undefined || prompt === undefined || runtimeConfig === undefined) throw new Error('not published');
      const contents = {
        agent: agent.content,
        prompt: await expandPrompt(scope, prompts, prompt.content, { self: pins.prompt_id, archived: 'read' }),
        tools: tool.flatMap((one) => (one === undefined ? [] : [one.content])),
        runtime_config: runtimeConfig.content,
      };
      return composeConfig(agent_id, pins, contents).digest;
    },
  };
}
