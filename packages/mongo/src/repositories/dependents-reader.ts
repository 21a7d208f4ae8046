import type { Environment } from '@patchbay/core/agent-bindings';
import type { InboundMapping } from '@patchbay/core/call-dispatch';
import type { TenantScope } from '@patchbay/core/kernel';
import { OPEN_STATUSES } from '@patchbay/core/session-orchestrator';
import {
  type DependedOn,
  type DependentGroups,
  type DependentsReader,
  MAX_COUNTED_DEPENDENTS,
} from '@patchbay/core/versioned-registry';
import type { Document } from 'mongodb';
import { type TenantFilter, withoutUndefined } from '../boundary/filter.ts';
import { agentBindings, environments } from '../collections/binding-collections.ts';
import type { CollectionDefinition } from '../collections/collection-definition.ts';
import { inboundMappings } from '../collections/inbound-mappings.ts';
import { agentVersions, promptVersions } from '../collections/registry-collections.ts';
import { sessions } from '../collections/session-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';

type Group<K extends keyof DependentGroups> = DependentGroups[K];
type Row<K extends keyof DependentGroups> = Group<K>['data'][number];

const NOTHING = { count: 0, has_more: false, data: [] };

/** Versions of agents. */
type AgentPins = readonly { readonly id: string; readonly version: number }[];
/** What is looked for, and which versions of agents name it where agents do. */
type Sought = DependedOn & { readonly agents: AgentPins };

/** What pins a version, in a document that has the pins under `prefix`. */
function pins({ entity, id, version, snapshot_id, agents }: Sought, prefix = ''): Document {
  switch (entity) {
    case 'analysis_definition':
      // A binding pins it with the version of an agent that names it.
      return agents.length === 0
        ? { id: { $in: [] } }
        : { $or: agents.map((agent) => ({ agent_id: agent.id, [`${prefix}agent_version`]: agent.version })) };
    case 'agent':
      return withoutUndefined({ agent_id: id, [`${prefix}agent_version`]: version });
    case 'tool':
      return { [`${prefix}tool_versions`]: { $elemMatch: withoutUndefined({ tool_id: id, version }) } };
    case 'search_index':
      return { [`${prefix}knowledge`]: { $elemMatch: withoutUndefined({ index_id: id, snapshot_id }) } };
    default:
      return withoutUndefined({ [`${prefix}${entity}_id`]: id, [`${prefix}${entity}_version`]: version });
  }
}

const LIVE = 'resolved_versions.';
const shownMapping = { number: 1, agent_id: 1, environment: 1, binding_id: 1 };
type Mapping = Pick<InboundMapping, 'id' | 'number' | 'agent_id' | 'environment' | 'binding_id'>;
const notPinned = (environment: unknown) => ({
  $match: { archived_at: null, $expr: { $eq: ['$environment', environment] } },
});

/** What is shown of what was found, which is everything up to the bound. */
function groupOf<T>(rows: readonly T[], limit: number) {
  return { count: rows.length, has_more: rows.length > limit, data: rows.slice(0, limit) };
}

/** Finds what uses a version in the collections of what may use one. */
export function createDependentsReader(database: MongoDatabase): DependentsReader {
  async function group<T extends { id: string }, R>(
    definition: CollectionDefinition<T>,
    scope: TenantScope,
    filter: Document,
    limit: number,
    row: (document: T) => R,
  ) {
    const all = database.tenantCollection(definition, scope);
    const found = await all.find(filter as TenantFilter<T>, { limit: limit + 1, projection: { content: 0 } });
    const count =
      found.length <= limit
        ? found.length
        : await all.count(filter as TenantFilter<T>, { limit: MAX_COUNTED_DEPENDENTS });
    return { count, has_more: found.length > limit, data: found.slice(0, limit).map(row) };
  }

  async function sought(scope: TenantScope, of: DependedOn): Promise<Sought> {
    if (of.entity !== 'analysis_definition') return { ...of, agents: [] };
    const named = withoutUndefined({
      'content.analysis.analysis_definition_id': of.id,
      'content.analysis.version': of.version,
    });
    const found = await database
      .tenantCollection(agentVersions, scope)
      .find(named, { projection: { content: 0 }, limit: MAX_COUNTED_DEPENDENTS });
    return {
      ...of,
      agents: found.map(({ version, ...rest }) => ({
        id: (rest as unknown as { agent_id: string }).agent_id,
        version,
      })),
    };
  }

  const bindings = (scope: TenantScope, of: Sought, limit: number): Promise<Group<'bindings'>> =>
    group(agentBindings, scope, pins(of), limit, ({ id, agent_id, number }) => ({ binding_id: id, agent_id, number }));

  const live = (scope: TenantScope, of: Sought, limit: number): Promise<Group<'environments'>> =>
    group(
      environments,
      scope,
      pins(of, LIVE),
      limit,
      ({ agent_id, environment, binding_id, binding_number }: Environment) => ({
        agent_id,
        environment,
        binding_id,
        binding_number,
      }),
    );

  const open = (scope: TenantScope, of: Sought, limit: number): Promise<Group<'sessions'>> => {
    const filter = { status: { $in: [...OPEN_STATUSES] }, ...pins(of, LIVE) };
    return group(sessions, scope, filter, limit, ({ id, agent_id, status, created_at }) => ({
      session_id: id,
      agent_id,
      status,
      created_at,
    }));
  };

  const including = async (scope: TenantScope, { entity, id, version }: Sought, limit: number) => {
    if (entity !== 'prompt') return NOTHING;
    const filter = { 'content.includes': { $elemMatch: withoutUndefined({ prompt_id: id, version }) } };
    return group(promptVersions, scope, filter, limit, (found) => ({
      prompt_id: (found as unknown as { prompt_id: string }).prompt_id,
      version: found.version,
    }));
  };

  /** Prompts whose newest version includes it, unless they are archived: their next binding would need it. */
  async function stillIncluding(scope: TenantScope, { entity, id }: Sought, limit: number): Promise<Group<'prompts'>> {
    if (entity !== 'prompt') return NOTHING;
    const found = await database.tenantCollection(promptVersions, scope).aggregate<{ id: string; version: number }>([
      { $match: { 'content.includes.prompt_id': id } },
      { $group: { _id: '$prompt_id', version: { $max: '$version' } } },
      {
        $lookup: {
          from: 'prompts',
          localField: '_id',
          foreignField: '_id',
          pipeline: [{ $match: { archived_at: null } }, { $project: { latest_version: 1 } }],
          as: 'heads',
        },
      },
      { $match: { $expr: { $in: ['$version', '$heads.latest_version'] } } },
      { $limit: MAX_COUNTED_DEPENDENTS },
    ]);
    const rows = found.map(({ id: prompt_id, version }) => ({ prompt_id, version }));
    return groupOf(rows, limit);
  }

  /**
   * Numbers lead to an agent themselves, and to everything else through what is live in their environment or through
   * the binding that they pin.
   */
  async function mappings(scope: TenantScope, of: Sought, limit: number): Promise<Group<'inbound_mappings'>> {
    const all = database.tenantCollection(inboundMappings, scope);
    if (of.entity === 'agent' && of.version === undefined) {
      return group(inboundMappings, scope, { agent_id: of.id, archived_at: null }, limit, mappingRow);
    }
    const [byEnvironment, byBinding] = await Promise.all([
      database.tenantCollection(environments, scope).aggregate<Mapping>([
        { $match: pins(of, LIVE) },
        {
          $lookup: {
            from: inboundMappings.name,
            localField: 'agent_id',
            foreignField: 'agent_id',
            let: { environment: '$environment' },
            pipeline: [notPinned('$$environment'), { $project: shownMapping }],
            as: 'mapping',
          },
        },
        { $unwind: '$mapping' },
        { $limit: MAX_COUNTED_DEPENDENTS },
        { $replaceRoot: { newRoot: '$mapping' } },
      ]),
      all.aggregate<Mapping>([
        { $match: { archived_at: null, binding_id: { $type: 'string' } } },
        {
          $lookup: {
            from: agentBindings.name,
            localField: 'binding_id',
            foreignField: '_id',
            pipeline: [{ $match: pins(of) }, { $project: { _id: 1 } }],
            as: 'pinned',
          },
        },
        { $match: { 'pinned.0': { $exists: true } } },
        { $limit: MAX_COUNTED_DEPENDENTS },
        { $project: shownMapping },
      ]),
    ]);
    const rows = new Map([...byEnvironment, ...byBinding].map((found) => [found.id, mappingRow(found)]));
    return groupOf([...rows.values()].slice(0, MAX_COUNTED_DEPENDENTS), limit);
  }

  return {
    async find(scope, given, limit) {
      const of = await sought(scope, given);
      const [found, environment, mapping, prompt, session] = await Promise.all([
        bindings(scope, of, limit),
        live(scope, of, limit),
        mappings(scope, of, limit),
        including(scope, of, limit),
        open(scope, of, limit),
      ]);
      return {
        bindings: found,
        environments: environment,
        inbound_mappings: mapping,
        prompts: prompt,
        sessions: session,
      };
    },

    async findHolding(scope, given, limit) {
      const of = await sought(scope, given);
      const [environment, mapping, prompt, session] = await Promise.all([
        live(scope, of, limit),
        mappings(scope, of, limit),
        stillIncluding(scope, of, limit),
        open(scope, of, limit),
      ]);
      return {
        bindings: NOTHING,
        environments: environment,
        inbound_mappings: mapping,
        prompts: prompt,
        sessions: session,
      };
    },
  };
}

function mappingRow({ id, number, agent_id, environment, binding_id }: Mapping): Row<'inbound_mappings'> {
  return { inbound_mapping_id: id, number, agent_id, environment, binding_id };
}
