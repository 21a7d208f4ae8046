import { createEnvironmentService } from '@patchbay/core/agent-bindings';
import {
  createInboundMappingSchema,
  createInboundMappingService,
  createMappingImporter,
  importMappingsSchema,
} from '@patchbay/core/call-dispatch';
import { checkPromptReferences } from '@patchbay/core/prompt-registry';
import { createCredentialService } from '@patchbay/core/provider-credentials';
import { registries } from '@patchbay/core/registries';
import { createIndexDependents, createSearchIndexLifecycle } from '@patchbay/core/vector-search';
import {
  createRegistryService,
  type RegistryDefinition,
  type RegistryService,
} from '@patchbay/core/versioned-registry';
import { openTestDatabase, tenantScopeFixture } from '@patchbay/testing';
import { describe, expect, it } from 'vitest';
import { createBindingRepository, createKnowledgeSnapshotReader } from './binding-repository.ts';
import { createCredentialRepository, createCredentialUseReader } from './credential-repository.ts';
import { createDependentsReader } from './dependents-reader.ts';
import { createEnvironmentRepository } from './environment-repository.ts';
import { createInboundMappingRepository, createMappingTargets } from './inbound-mapping-repository.ts';
import { createIndexEntryRepository } from './index-entry-repository.ts';
import { createPinHolder } from './pin-holder.ts';
import { releaseFixture } from './release.fixtures.ts';
import { createResolutionReader } from './resolved-config-repository.ts';
import { createSearchIndexRepository } from './search-index-repository.ts';
import { createRegistryRepository } from './versioned-registry-repository.ts';

const test = await openTestDatabase({ max_pool_size: 20 });
const { database, unit_of_work: unitOfWork, clock, ids } = test;
const deps = { unitOfWork, clock, ids };
const scope = tenantScopeFixture();
const raw = test.client.db(test.name);
const release = releaseFixture({ database, ...deps });

/** What happens, once, when a use case has looked and not yet written. */
let interlude: (() => Promise<unknown>) | undefined;

async function pause<T>(look: Promise<T>): Promise<T> {
  const seen = await look;
  const happens = interlude;
  interlude = undefined;
  await happens?.();
  return seen;
}

const reader = createDependentsReader(database);
const dependents: typeof reader = { ...reader, findHolding: (...look) => pause(reader.findHolding(...look)) };
const useReader = createCredentialUseReader(database);
const bindingRepository = createBindingRepository(database);
const indexes = createSearchIndexRepository(database);

const environments = createEnvironmentService({
  environments: createEnvironmentRepository(database),
  bindings: { ...bindingRepository, find: (...look) => pause(bindingRepository.find(...look)) },
  agents: createRegistryRepository(database, registries.agents),
  knowledgeSnapshots: createKnowledgeSnapshotReader(database),
  pins: createPinHolder(database),
  ...deps,
});

function registryOf(name: keyof typeof registries): RegistryService<object> {
  const definition = registries[name] as unknown as RegistryDefinition;
  return createRegistryService(definition, {
    repository: createRegistryRepository(database, definition),
    dependents,
    ...deps,
  });
}

const credentials = createCredentialService({
  credentials: createCredentialRepository(database),
  uses: { ...useReader, findLive: (...look) => pause(useReader.findLive(...look)) },
  ...deps,
});
const { archive: archiveIndex } = createSearchIndexLifecycle({
  indexes,
  entries: createIndexEntryRepository(database, clock),
  uses: createIndexDependents({ indexes, snapshots: { get: async () => null }, dependents }),
  ...deps,
});

const PUT = { note: '' };
const at = new Date();
const shared = {
  tenant_id: scope.tenant_id,
  name: 'x',
  metadata: {},
  created_at: at,
  updated_at: at,
  archived_at: null,
};

async function stored(collection: string, id: string, document: object): Promise<string> {
  await raw.collection(collection).insertOne({ _id: id as never, ...shared, ...document });
  return id;
}

const aCredential = () =>
  stored('provider_credentials', ids.next('provider_credential'), {
    object: 'provider_credential',
    kind: 'http_bearer',
    allowed_hosts: [],
    created_by: scope.subject,
    rotated_at: at,
    secret_version: '1',
  });

const anIndex = () =>
  stored('search_indexes', ids.next('search_index'), {
    object: 'search_index',
    description: null,
    backend: 'memory',
    chunking: {},
    embedding_model: 'all-minilm-l6-v2',
    generation: 1,
    last_generation: 1,
    building: null,
    next_snapshot: 1,
    snapshot_policy: 'on_demand',
  });

async function anAnalysisDefinition(): Promise<string> {
  const content = registries.analysis_definitions.content.parse(registries.analysis_definitions.example);
  const named = { name: 'x', description: '', tags: [], metadata: {} };
  return (await registryOf('analysis_definitions').create(scope, { ...named, content })).id;
}

/** The content of a published version, changed: what a version refers to is all that counts here. */
async function refer(collection: string, id: string, change: object): Promise<void> {
  await raw
    .collection(collection)
    .updateOne({ _id: `${id}_v1` as never }, { $set: change }, { bypassDocumentValidation: true });
}

type Agent = Awaited<ReturnType<typeof release.agentWithPins>>;

/** What a new agent uses, and how it is archived. */
interface Kind {
  of(agent: Agent): string | Promise<string>;
  /** More that the binding pins, and what its versions are changed to once they are bound: no content is judged then. */
  pins?(id: string): object;
  refer?(agent: Agent, id: string): Promise<void>;
  archive(id: string): Promise<unknown>;
}

const toolOf = ({ pins }: Agent) => pins.tool_versions[0]?.tool_id ?? '';

/** One a kind of thing that bindings use. */
const KINDS: Record<string, Kind> = {
  'the prompt': {
    of: ({ pins }) => pins.prompt_id,
    archive: (id) => registryOf('prompts').archive(scope, id),
  },
  'a tool': {
    of: toolOf,
    archive: (id) => registryOf('tools').archive(scope, id),
  },
  'the runtime config': {
    of: ({ pins }) => pins.runtime_config_id,
    archive: (id) => registryOf('runtime_configs').archive(scope, id),
  },
  'the analysis definition of the agent': {
    of: anAnalysisDefinition,
    refer: ({ agentId }, id) =>
      refer('agent_versions', agentId, { 'content.analysis': { analysis_definition_id: id, version: 1 } }),
    archive: (id) => registryOf('analysis_definitions').archive(scope, id),
  },
  'a credential that a tool sends': {
    of: aCredential,
    refer: (agent, id) =>
      refer('tool_versions', toolOf(agent), {
        'content.handler_ref': 'http',
        'content.config': { headers: { Authorization: { secret: id } }, query: {} },
        credential_ids: [id],
      }),
    archive: (id) => credentials.archive(scope, id),
  },
  'a credential that a stand-in of a model is used with': {
    of: aCredential,
    refer: ({ pins }, id) =>
      refer('runtime_config_versions', pins.runtime_config_id, {
        'content.llm.fallbacks': [{ credential_id: id }],
        credential_ids: [id],
      }),
    archive: (id) => credentials.archive(scope, id),
  },
  'a search index': {
    of: anIndex,
    pins: (index_id) => ({ knowledge: [{ index_id, track: 'live' }] }),
    archive: (id) => archiveIndex(scope, id),
  },
};

/** A new agent with a binding that is live nowhere, what it uses, and the two who are about to meet. */
async function meeting(kind: string) {
  const agent = await release.agentWithPins(scope);
  const { of, pins, refer: referTo, archive } = KINDS[kind] as Kind;
  const id = await of(agent);
  const binding = await agent.bind(pins?.(id));
  await referTo?.(agent, id);
  return {
    agentId: agent.agentId,
    archive: () => archive(id),
    goLive: () => environments.put(scope, agent.agentId, 'production', { binding_id: binding.id, ...PUT }),
  };
}

/** An index is held before anybody looks what uses it, so that nothing can come between. */
const LOOKED_AT = Object.keys(KINDS).filter((kind) => kind !== 'a search index');

describe.each(LOOKED_AT)('%s', (kind) => {
  it('is not archived when a binding of it went live between the look and the write', async () => {
    const { archive, goLive, agentId } = await meeting(kind);
    interlude = goLive;
    await expect(archive()).rejects.toMatchObject({ code: 'resource_in_use' });
    expect((await environments.get(scope, agentId, 'production')).revision).toBe(1);
  });
});

describe.each(Object.keys(KINDS))('%s', (kind) => {
  it('does not go live when it was archived between the look and the write', async () => {
    const { archive, goLive, agentId } = await meeting(kind);
    interlude = archive;
    await expect(goLive()).rejects.toMatchObject({ code: 'reference_archived', param: 'binding_id' });
    await expect(environments.get(scope, agentId, 'production')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is archived or goes live, and never both, when the two come at the same time', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { archive, goLive } = await meeting(kind);
      const outcomes = await Promise.allSettled([archive(), goLive()]);
      const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []));
      expect(['resource_in_use', 'reference_archived']).toContain(refused[0]);
      expect(refused).toHaveLength(1);
    }
  });
});

describe('an agent', () => {
  const archive = (id: string) => registryOf('agents').archive(scope, id);

  it('is archived or goes live, and never both', async () => {
    const first = await meeting('the prompt');
    interlude = first.goLive;
    await expect(archive(first.agentId)).rejects.toMatchObject({ code: 'resource_in_use' });
    const second = await meeting('the prompt');
    interlude = () => archive(second.agentId);
    await expect(second.goLive()).rejects.toMatchObject({ code: 'resource_archived' });
  });

  const mappingDeps = {
    mappings: createInboundMappingRepository(database),
    targets: createMappingTargets(database),
    resolutions: createResolutionReader(database),
    ...deps,
  };
  const mappings = createInboundMappingService({ ...mappingDeps, addresses: { check: async () => undefined } });
  const importer = createMappingImporter(mappingDeps);
  const map = (number: string, target: object) =>
    mappings.create(scope, createInboundMappingSchema.parse({ number, ...target }));

  it('is not archived when a number began to lead to it between the look and the write', async () => {
    const { agentId } = await release.agentWithPins(scope);
    interlude = () => map('+4930111', { agent_id: agentId });
    await expect(archive(agentId)).rejects.toMatchObject({
      code: 'resource_in_use',
      details: { in_use_by: { inbound_mappings: { count: 1 } } },
    });
  });

  it('gets no number that pins a binding of what is archived, and what its numbers pin is not archived', async () => {
    const { agentId, pins, bind } = await release.agentWithPins(scope);
    const { id: binding_id } = await bind();
    const prompts = registryOf('prompts');
    interlude = () => map('+4930222', { agent_id: agentId, binding_id });
    await expect(prompts.archive(scope, pins.prompt_id)).rejects.toMatchObject({ code: 'resource_in_use' });
    await prompts.archive(scope, pins.prompt_id, { force: true });
    await expect(map('+4930333', { agent_id: agentId, binding_id })).rejects.toMatchObject({
      code: 'reference_archived',
      param: 'binding_id',
      details: { archived: [{ type: 'prompt', id: pins.prompt_id }] },
    });
    const entries = [{ number: '+4930444', agent_id: agentId, binding_id }];
    const { results } = await importer.import(scope, importMappingsSchema.parse({ entries }));
    expect(results[0]?.error).toMatchObject({ code: 'binding_archived', param: 'binding_id' });
  });
});

describe('a prompt', () => {
  it('is not archived when another that includes it was published between the look and the write', async () => {
    const repository = createRegistryRepository(database, registries.prompts);
    const prompts = createRegistryService(registries.prompts, {
      repository,
      dependents,
      ...deps,
      checkReferences: checkPromptReferences(repository),
    });
    const named = { name: 'x', description: '', tags: [], metadata: {} };
    const inner = await prompts.create(scope, {
      ...named,
      content: { template: 'Be kind.', variables: [], includes: [] },
    });
    await prompts.publish(scope, inner.id, { change_note: '' });
    const includes = [{ name: 'manners', prompt_id: inner.id, version: 1 }];
    const outer = await prompts.create(scope, {
      ...named,
      content: { template: '{{> manners}}', variables: [], includes },
    });
    interlude = () => prompts.publish(scope, outer.id, { change_note: '' });
    await expect(prompts.archive(scope, inner.id)).rejects.toMatchObject({
      code: 'resource_in_use',
      details: { in_use_by: { prompts: { data: [{ prompt_id: outer.id, version: 1 }] } } },
    });
  });
});

describe('going back', () => {
  it('makes live again what was archived since, and holds what was not', async () => {
    const { agentId, pins, bind } = await release.agentWithPins(scope);
    const [first, other] = [await bind(), await release.agentWithPins(scope)];
    const second = await bind({ prompt_id: other.pins.prompt_id });
    for (const { id } of [first, second])
      await environments.put(scope, agentId, 'production', { binding_id: id, ...PUT });
    const prompts = registryOf('prompts');
    interlude = () => environments.rollback(scope, agentId, 'production', PUT);
    await expect(prompts.archive(scope, pins.prompt_id)).rejects.toMatchObject({ code: 'resource_in_use' });
    await prompts.archive(scope, other.pins.prompt_id);
    const again = await environments.rollback(scope, agentId, 'production', { to_binding_id: second.id, ...PUT });
    expect(again.resolved_versions.prompt_id).toBe(other.pins.prompt_id);
  });
});
