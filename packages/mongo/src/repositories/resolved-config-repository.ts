import type { ResolvedConfigRepository } from '@patchbay/core/agent-bindings';
import type {
  FoundResolution,
  ResolutionReader,
  ResolvedConfig,
  ResolveTarget,
  SessionParts,
} from '@patchbay/core/config-resolver';
import type { TenantScope } from '@patchbay/core/kernel';
import { resolvedConfigs } from '../collections/binding-collections.ts';
import { agents } from '../collections/registry-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Storage of resolved configs. */
export function createResolvedConfigRepository(database: MongoDatabase): ResolvedConfigRepository {
  return {
    async store(scope, work, { digest, config }, created_at) {
      const id = `${scope.tenant_id}:${digest}`;
      await database
        .tenantCollection(resolvedConfigs, scope, work)
        .updateOne({ id }, { $setOnInsert: { digest, config, created_at } }, { upsert: true });
    },
    find: async (scope, digest) =>
      (await database.tenantCollection(resolvedConfigs, scope).findOne({ digest }, { projection: { config: 1 } }))
        ?.config,
  };
}

/** Resolves in one aggregation, from the agent over environment and binding to the config. */
export function createResolutionReader(database: MongoDatabase): ResolutionReader {
  async function read<Parts>(scope: TenantScope, target: ResolveTarget, parts: object) {
    const [found] = await database
      .tenantCollection(agents, scope)
      .aggregate<FoundResolution<Parts>>(resolutionPipeline(target, parts));
    return found ?? null;
  }
  return {
    find: (scope, target) => read<{ readonly config: ResolvedConfig }>(scope, target, { config: '$config' }),
    findForSession: (scope, target) =>
      read<SessionParts>(scope, target, {
        variables: '$config.prompt.variables',
        max_duration_seconds: { $ifNull: ['$config.runtime_config.limits.max_duration_seconds', null] },
        runtime_config: '$config.runtime_config',
        other_runtime_configs: { $ifNull: ['$config.agents.runtime_config', []] },
        default_variables: { $ifNull: ['$config.agent.default_variables', {}] },
        agent_time_zone: { $ifNull: ['$config.agent.time_zone', null] },
      }),
  };
}

/** Every join is confined to the tenant by the collection's boundary. */
function resolutionPipeline(target: ResolveTarget, parts: object): object[] {
  const { agent_id } = target;
  return [
    { $match: { _id: agent_id } },
    { $project: { archived_at: 1 } },
    ...liveStages(target),
    {
      $lookup: {
        from: 'agent_bindings',
        localField: 'live',
        foreignField: '_id',
        pipeline: [{ $match: { agent_id } }],
        as: 'binding',
      },
    },
    // Not $unwind: the server would fold it into the lookup, which then no longer says in explain what it looked at.
    { $set: { binding: { $first: '$binding' } } },
    {
      $lookup: {
        from: 'resolved_configs',
        localField: 'binding.digest',
        foreignField: 'digest',
        pipeline: [{ $project: { _id: 0, ...parts } }],
        as: 'resolved',
      },
    },
    {
      $project: {
        _id: 0,
        agent_archived_at: '$archived_at',
        binding: { $cond: ['$binding', { $mergeObjects: [FOUND_BINDING, { $first: '$resolved' }] }, null] },
      },
    },
  ];
}

/** Puts the id of the binding that is asked for into `live`. */
function liveStages({ agent_id, environment, binding_id, at }: ResolveTarget): object[] {
  if (environment === undefined) return [{ $set: { live: binding_id } }];
  if (at === undefined) {
    return [
      { $lookup: { from: 'environments', pipeline: [{ $match: { agent_id, environment } }], as: 'environment' } },
      { $set: { live: { $first: '$environment.binding_id' } } },
    ];
  }
  // The last setting at or before the time: one step into the index.
  const last = [
    { $match: { agent_id, environment, created_at: { $lte: at } } },
    { $sort: { created_at: -1 } },
    { $limit: 1 },
  ];
  return [
    { $lookup: { from: 'environment_history', pipeline: last, as: 'setting' } },
    { $set: { live: { $first: '$setting.to.binding_id' } } },
  ];
}

const FOUND_BINDING = {
  binding_id: '$binding._id',
  number: '$binding.number',
  digest: '$binding.digest',
  resolved_versions: {
    agent_version: '$binding.agent_version',
    prompt_id: '$binding.prompt_id',
    prompt_version: '$binding.prompt_version',
    tool_versions: '$binding.tool_versions',
    runtime_config_id: '$binding.runtime_config_id',
    runtime_config_version: '$binding.runtime_config_version',
    knowledge: '$binding.knowledge',
    hand_offs: '$binding.hand_offs',
  },
};
