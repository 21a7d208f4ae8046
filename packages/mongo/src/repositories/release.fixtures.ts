import { createBindingService, createEnvironmentService } from '@patchbay/core/agent-bindings';
import type { Clock, IdSource, TenantScope, UnitOfWork } from '@patchbay/core/kernel';
import { registries } from '@patchbay/core/registries';
import { createRegistryService, type RegistryDefinition } from '@patchbay/core/versioned-registry';
import type { MongoDatabase } from '../mongo-database.ts';
import {
  createBindingRepository,
  createKnowledgeIndexReader,
  createKnowledgeSnapshotReader,
} from './binding-repository.ts';
import { createDependentsReader } from './dependents-reader.ts';
import { createEnvironmentRepository } from './environment-repository.ts';
import { createPinHolder } from './pin-holder.ts';
import { createResolvedConfigRepository } from './resolved-config-repository.ts';
import { createRegistryRepository } from './versioned-registry-repository.ts';

/** What releases stand on. */
interface ReleaseFixtureDeps {
  readonly database: MongoDatabase;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** The services of bindings and environments over a test's database, and agents with something to bind. */
export function releaseFixture({ database, unitOfWork, clock, ids }: ReleaseFixtureDeps) {
  const agents = createRegistryRepository(database, registries.agents);
  const bindingRepository = createBindingRepository(database);
  const environmentRepository = createEnvironmentRepository(database);
  const knowledgeSnapshots = createKnowledgeSnapshotReader(database);
  const bindings = createBindingService({
    bindings: bindingRepository,
    environments: environmentRepository,
    resolvedConfigs: createResolvedConfigRepository(database),
    sources: {
      agents,
      prompts: createRegistryRepository(database, registries.prompts),
      tools: createRegistryRepository(database, registries.tools),
      runtimeConfigs: createRegistryRepository(database, registries.runtime_configs),
      knowledgeIndexes: createKnowledgeIndexReader(database),
      knowledgeSnapshots,
    },
    unitOfWork,
    clock,
    ids,
  });
  const environments = createEnvironmentService({
    environments: environmentRepository,
    bindings: bindingRepository,
    agents,
    knowledgeSnapshots,
    pins: createPinHolder(database),
    unitOfWork,
    clock,
    ids,
  });

  /** Publishes the example of a registry. */
  async function published(scope: TenantScope, definition: RegistryDefinition): Promise<string> {
    const repository = createRegistryRepository(database, definition);
    const service = createRegistryService(definition, {
      repository,
      dependents: createDependentsReader(database),
      unitOfWork,
      clock,
      ids,
    });
    const content = definition.content.parse(definition.example);
    const { id } = await service.create(scope, { name: 'x', description: '', tags: [], metadata: {}, content });
    await service.publish(scope, id, { change_note: '' });
    return id;
  }

  /** An agent with one version of everything, and how to bind them. */
  async function agentWithPins(scope: TenantScope) {
    const example = (name: keyof typeof registries) =>
      published(scope, registries[name] as unknown as RegistryDefinition);
    const agentId = await example('agents');
    const prompt_id = await example('prompts');
    const tool_id = await example('tools');
    const runtime_config_id = await example('runtime_configs');
    const pins = {
      agent_version: 1,
      prompt_id,
      prompt_version: 1,
      tool_versions: [{ tool_id, version: 1 }],
      runtime_config_id,
      runtime_config_version: 1,
      knowledge: [],
      note: '',
    };
    return { agentId, pins, bind: (over: object = {}) => bindings.create(scope, agentId, { ...pins, ...over }) };
  }

  return { agents, bindings, environments, bindingRepository, agentWithPins };
}
