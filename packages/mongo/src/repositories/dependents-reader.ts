import type { Environment } from '@patchbay/core/agent-bindings';
import type { InboundMapping } from '@patchbay/core/call-dispatch';
import type { TenantScope, Work } from '@patchbay/core/kernel';
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

/** For whom, inside which transaction, and how much of each kind. */
interface Look {
  readonly scope: TenantScope;
  readonly work?: Work;
  readonly limit: number;
}

/** Reads side by side, but one after the other inside a transaction, which cannot run two at once. */
async function readAll<T extends readonly unknown[]>(
  { work }: Look,
  reads: { readonly [K in keyof T]: () => Promise<T[K]> },
): Promise<T> {
  if (work === undefined) return (await Promise.all(reads.map((read) => read()))) as unknown as T;
  const found: unknown[] = [];
  for (const read of reads) found.push(await read());
  return found as unknown as T;
}

/** Finds what uses a version in the collections of what may use one. */
export function createDependentsReader(database: MongoDatabase): DependentsReader {
  async function group<T extends { id: string }, R>(
    { scope, work, limit }: Look,
    definition: CollectionDefinition<T>,
    filter: Document,
    row: (document: T) => R,
  ) {
    const all = database.tenantCollection(definition, scope, work);
    const found = await all.find(filter as TenantFilter<T>, { limit: limit + 1, projection: { content: 0 } });
    const count =
      found.length <= limit
        ? found.length
        : await all.count(filter as TenantFilter<T>, { limit: MAX_COUNTED_DEPENDENTS });
    return { count, has_more: found.length > limit, data: found.slice(0, limit).map(row) };
  }

  async function sought({ scope, work }: Look, of: DependedOn): Promise<Sought> {
    if (of.entity !== 'analysis_definition') return { ...of, agents: [] };
    const named = withoutUndefined({
      'content.analysis.analysis_definition_id': of.id,
      'content.analysis.version': of.version,
    });
    const found = await database
      .tenantCollection(agentVersions, scope, work)
      .find(named, { projection: { content: 0 }, limit: MAX_COUNTED_DEPENDENTS });
    return {
      ...of,
      agents: found.map(({ version, ...rest }) => ({
        id: (rest as unknown as { agent_id: string }).agent_id,
        version,
      })),
    };
  }

  const bindings = (look: Look, of: Sought): Promise<Group<'bindings'>> =>
    group(look, agentBindings, pins(of), ({ id, agent_id, number }) => ({ binding_id: id, agent_id, number }));

  const live = (look: Look, of: Sought): Promise<Group<'environments'>> =>
    group(look, environments, pins(of, LIVE), ({ agent_id, environment, binding_id, binding_number }: Environment) => ({
      agent_id,
      environment,
      binding_id,
      binding_number,
    }));

  const open = (look: Look, of: Sought): Promise<Group<'sessions'>> => {
    const filter = { status: { $in: [...OPEN_STATUSES] }, ...pins(of, LIVE) };
    return group(look, sessions, filter, ({ id, agent_id, status, created_at }) => ({
      session_id: id,
      agent_id,
      status,
      created_at,
    }));
  };

  const including = async (look: Look, { entity, id, version }: Sought): Promise<Group<'prompts'>> => {
    if (entity !== 'prompt') return NOTHING;
    const filter = { 'content.includes': { $elemMatch: withoutUndefined({ prompt_id: id, version }) } };
    return group(look, promptVersions, filter, (found) => ({
      prompt_id: (found as unknown as { prompt_id: string }).prompt_id,
      version: found.version,
    }));
  };

  /** Prompts whose newest version includes it, unless they are archived: their next binding would need it. */
  async function stillIncluding({ scope, work, limit }: Look, { entity, id }: Sought): Promise<Group<'prompts'>> {
    if (entity !== 'prompt') return NOTHING;
    const found = await database
      .tenantCollection(promptVersions, scope, work)
      .aggregate<{ id: string; version: number }>([
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
   * Numbers lead to an agent themselves, in or outside their opening hours, and to everything else through what is live in their environment or through
   * the binding that they pin.
   */
  async function mappings(look: Look, of: Sought): Promise<Group<'inbound_mappings'>> {
    const { scope, work, limit } = look;
    if (of.entity === 'agent' && of.version === undefined) {
      const answers = [{ agent_id: of.id }, { 'schedule.outside.agent_id': of.id }];
      return group(look, inboundMappings, { archived_at: null, $or: answers }, mappingRow);
    }
    const byEnvironment = () =>
      database.tenantCollection(environments, scope, work).aggregate<Mapping>([
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
      ]);
    const byBinding = () =>
      database.tenantCollection(inboundMappings, scope, work).aggregate<Mapping>([
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
      ]);
    const found = await readAll<[Mapping[], Mapping[]]>(look, [byEnvironment, byBinding]);
    const rows = new Map(found.flat().map((mapping) => [mapping.id, mappingRow(mapping)]));
    return groupOf([...rows.values()].slice(0, MAX_COUNTED_DEPENDENTS), limit);
  }

  return {
    async find(scope, given, limit) {
      const look = { scope, limit };
      const of = await sought(look, given);
      const [found, environment, mapping, prompt, session] = await readAll(look, [
        () => bindings(look, of),
        () => live(look, of),
        () => mappings(look, of),
        () => including(look, of),
        () => open(look, of),
      ]);
      return {
        bindings: found,
        environments: environment,
        inbound_mappings: mapping,
        prompts: prompt,
        sessions: session,
      };
    },

    async findHolding(scope, work, given, limit) {
      const look = { scope, work, limit };
      const of = await sought(look, given);
      const [environment, mapping, prompt, session] = await readAll(look, [
        () => live(look, of),
        () => mappings(look, of),
        () => stillIncluding(look, of),
        () => open(look, of),
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
