import { randomUUID } from 'node:crypto';
import type { AgentPins, HeldPin, PinHolder } from '@patchbay/core/agent-bindings';
import type { EntityType, TenantScope, Work } from '@patchbay/core/kernel';
import { versionIdOf } from '@patchbay/core/versioned-registry';
import type { TenantFilter } from '../boundary/filter.ts';
import { agentBindings } from '../collections/binding-collections.ts';
import type { CollectionDefinition, Held } from '../collections/collection-definition.ts';
import { searchIndexes } from '../collections/knowledge-collections.ts';
import { providerCredentials } from '../collections/provider-credentials.ts';
import {
  agents,
  agentVersions,
  analysisDefinitions,
  prompts,
  runtimeConfigs,
  tools,
} from '../collections/registry-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';
import { credentialsOf } from './credential-repository.ts';

/** A document that can be held, and archived. */
type Holdable = Held & { readonly id: string; readonly archived_at: Date | null };

/** Where what a binding pins is kept; marks are written in this order. */
const HELD = {
  agent: agents,
  analysis_definition: analysisDefinitions,
  prompt: prompts,
  tool: tools,
  runtime_config: runtimeConfigs,
  provider_credential: providerCredentials,
  search_index: searchIndexes,
} as const satisfies Partial<Record<EntityType, { readonly name: string }>>;
type HeldType = keyof typeof HELD;

/** Marks what bindings pin as about to be used. */
export function createPinHolder(database: MongoDatabase): PinHolder {
  /** Marks them and tells which are archived. Foreign and unknown ids are neither. */
  async function mark(scope: TenantScope, work: Work, type: HeldType, ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return [];
    const all = database.tenantCollection(HELD[type] as unknown as CollectionDefinition<Holdable>, scope, work);
    const among: TenantFilter<Holdable> = { id: { $in: [...ids] } };
    await all.touchMany(among, { held_by: randomUUID() });
    const archived = { ...among, archived_at: { $ne: null } };
    return (await all.find(archived, { projection: { archived_at: 1 }, limit: ids.length })).map(({ id }) => id);
  }

  /** The analysis definition that each version of an agent names. */
  async function analysed(scope: TenantScope, work: Work, versions: readonly string[]): Promise<Map<string, string>> {
    const found = await database
      .tenantCollection(agentVersions, scope, work)
      .find({ id: { $in: [...versions] } }, { projection: { 'content.analysis': 1 }, limit: versions.length });
    return new Map(
      found.flatMap(({ id, content: { analysis } }) => (analysis ? [[id, analysis.analysis_definition_id]] : [])),
    );
  }

  /** The bindings themselves by id, for those of other agents that may take over. */
  async function handedOver(scope: TenantScope, work: Work, pins: readonly AgentPins[]) {
    const ids = distinct(pins.flatMap(({ hand_offs = [] }) => hand_offs.map(({ binding_id }) => binding_id)));
    if (ids.length === 0) return new Map<string, AgentPins>();
    const found = await database
      .tenantCollection(agentBindings, scope, work)
      .find({ id: { $in: ids } }, { limit: ids.length });
    return new Map(found.map((binding) => [binding.id, binding]));
  }

  return {
    async hold(scope, work, pins) {
      const others = await handedOver(scope, work, pins);
      const all = [...pins, ...others.values()];
      const definitions = await analysed(scope, work, distinct(pins.map(agentVersionOf)));
      const credentials = await credentialsOf(database, scope, work, {
        tools: distinct(all.flatMap(toolVersionsOf)),
        runtime_configs: distinct(all.map(configVersionOf)),
      });
      const credentialsBehind = (one: AgentPins) =>
        [...toolVersionsOf(one), configVersionOf(one)].flatMap((version) => credentials.get(version) ?? []);

      const held = pins.map((one): HeldPin[] => {
        const taking = (one.hand_offs ?? []).flatMap(({ binding_id }) => others.get(binding_id) ?? []);
        const definition = definitions.get(agentVersionOf(one));
        return [
          { type: 'agent', id: one.agent_id },
          ...(definition === undefined ? [] : [{ type: 'analysis_definition', id: definition } as const]),
          { type: 'prompt', id: one.prompt_id },
          ...one.tool_versions.map(({ tool_id }) => ({ type: 'tool', id: tool_id }) as const),
          { type: 'runtime_config', id: one.runtime_config_id },
          ...distinct([one, ...taking].flatMap(credentialsBehind)).map(
            (id) => ({ type: 'provider_credential', id }) as const,
          ),
          ...one.knowledge.map(({ index_id }) => ({ type: 'search_index', id: index_id }) as const),
        ];
      });

      const archived = new Set<string>();
      for (const type of Object.keys(HELD) as HeldType[]) {
        const ids = distinct(held.flat().flatMap((pin) => (pin.type === type ? [pin.id] : [])));
        for (const id of await mark(scope, work, type, ids)) archived.add(id);
      }
      return held.map((one) => one.filter(({ id }) => archived.has(id)));
    },
  };
}

const agentVersionOf = ({ agent_id, agent_version }: AgentPins) => versionIdOf(agent_id, agent_version);
const toolVersionsOf = ({ tool_versions }: AgentPins) =>
  tool_versions.map(({ tool_id, version }) => versionIdOf(tool_id, version));
const configVersionOf = ({ runtime_config_id, runtime_config_version }: AgentPins) =>
  versionIdOf(runtime_config_id, runtime_config_version);

function distinct(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
