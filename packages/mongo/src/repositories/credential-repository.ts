import type { TenantScope, Work } from '@patchbay/core/kernel';
import type { CredentialRepository, CredentialUse, CredentialUseReader } from '@patchbay/core/provider-credentials';
import type { Document } from 'mongodb';
import { withoutUndefined } from '../boundary/filter.ts';
import { providerCredentials } from '../collections/provider-credentials.ts';
import { runtimeConfigVersions, toolVersions } from '../collections/registry-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';
import { archivedFilter } from './archived-filter.ts';

/** All of a credential but the mark of who held it last. */
const SHOWN = { held_by: 0 } as const;

/** Credentials of a tenant, without their secrets. */
export function createCredentialRepository(database: MongoDatabase): CredentialRepository {
  return {
    insert: (scope, work, credential) =>
      database.tenantCollection(providerCredentials, scope, work).insertOne(credential),
    get: (scope, id, work) =>
      database.tenantCollection(providerCredentials, scope, work).findOne({ id }, { projection: SHOWN }),
    list: (scope, { kind, archived, ...page }) =>
      database
        .tenantCollection(providerCredentials, scope)
        .page({ ...withoutUndefined({ kind }), ...archivedFilter(archived) }, page, 'id', { projection: SHOWN }),
    async update(scope, work, id, patch) {
      await database.tenantCollection(providerCredentials, scope, work).updateOne({ id }, { $set: patch });
    },
  };
}

/** What refers to a credential: versions and drafts of tools and runtime configs, and where a version is live. */
export function createCredentialUseReader(database: MongoDatabase): CredentialUseReader {
  return {
    find: (scope, credentialId, limit) =>
      database.tenantCollection(toolVersions, scope).aggregate<CredentialUse>([
        ...versionsThat(TOOL, credentialId),
        ...liveIn(TOOL),
        {
          $unionWith: {
            coll: 'runtime_config_versions',
            pipeline: [...versionsThat(CONFIG, credentialId), ...liveIn(CONFIG)],
          },
        },
        { $unionWith: { coll: 'drafts', pipeline: draftsThat(credentialId) } },
        { $set: { is_live: { $gt: [{ $size: '$live_in' }, 0] } } },
        { $sort: { is_live: -1, tool_id: 1, runtime_config_id: 1, version: -1 } },
        { $limit: limit },
        { $unset: 'is_live' },
      ]),
    async findLive(scope, work, credentialId, limit) {
      const stages = (referrer: Referrer) => [
        ...versionsThat(referrer, credentialId),
        ...liveIn(referrer),
        { $match: { 'live_in.0': { $exists: true } } },
        { $limit: limit },
      ];
      const inTools = await database.tenantCollection(toolVersions, scope, work).aggregate<CredentialUse>(stages(TOOL));
      const inConfigs = await database
        .tenantCollection(runtimeConfigVersions, scope, work)
        .aggregate<CredentialUse>(stages(CONFIG));
      return [...inTools, ...inConfigs].slice(0, limit);
    },
  };
}

/** Versions of tools and runtime configs, by their ids. */
interface ReferringVersions {
  readonly tools: readonly string[];
  readonly runtime_configs: readonly string[];
}

/** The credentials that versions refer to, by version, inside a transaction. */
export async function credentialsOf(
  database: MongoDatabase,
  scope: TenantScope,
  work: Work,
  versions: ReferringVersions,
): Promise<Map<string, readonly string[]>> {
  const projection = { credential_ids: 1 } as const;
  const { tools, runtime_configs: configs } = versions;
  // One after the other: a transaction cannot run two at once.
  const inTools =
    tools.length === 0
      ? []
      : await database
          .tenantCollection(toolVersions, scope, work)
          .find({ id: { $in: [...tools] } }, { projection, limit: tools.length });
  const inConfigs =
    configs.length === 0
      ? []
      : await database
          .tenantCollection(runtimeConfigVersions, scope, work)
          .find({ id: { $in: [...configs] } }, { projection, limit: configs.length });
  return new Map([...inTools, ...inConfigs].map(({ id, credential_ids = [] }) => [id, credential_ids]));
}

/** What can refer to a credential, and how a binding pins a version of it. */
interface Referrer {
  readonly id: string;
  /** Field of bindings that holds the id. */
  readonly pinned_id: string;
  /** Of bindings that pin the version `$$id`, `$$version`. */
  readonly pinned: Document;
}

const TOOL: Referrer = {
  id: 'tool_id',
  pinned_id: 'tool_versions.tool_id',
  pinned: { $in: [{ tool_id: '$$id', version: '$$version' }, '$tool_versions'] },
};

const CONFIG: Referrer = {
  id: 'runtime_config_id',
  pinned_id: 'runtime_config_id',
  pinned: { $eq: ['$runtime_config_version', '$$version'] },
};

const versionsThat = ({ id }: Referrer, credentialId: string): Document[] => [
  { $match: { credential_ids: credentialId } },
  { $project: { _id: 0, object: { $literal: 'credential_use' }, [id]: 1, version: 1 } },
];

const draftsThat = (credentialId: string): Document[] => [
  { $match: { credential_ids: credentialId } },
  {
    $project: {
      _id: 0,
      object: { $literal: 'credential_use' },
      [TOOL.id]: 1,
      [CONFIG.id]: 1,
      version: { $literal: null },
      live_in: { $literal: [] },
    },
  },
];

const liveIn = ({ id, pinned_id, pinned }: Referrer): Document[] => [
  {
    $lookup: {
      from: 'agent_bindings',
      localField: id,
      foreignField: pinned_id,
      let: { id: `$${id}`, version: '$version' },
      pipeline: [
        { $match: { $expr: pinned } },
        // A binding is in use, too, where a live one of another agent hands over to it.
        {
          $lookup: {
            from: 'agent_bindings',
            localField: '_id',
            foreignField: 'hand_offs.binding_id',
            as: 'handing',
            pipeline: [{ $project: { _id: 1 } }],
          },
        },
        { $set: { holders: { $concatArrays: [['$_id'], '$handing._id'] } } },
        {
          $lookup: {
            from: 'environments',
            localField: 'holders',
            foreignField: 'binding_id',
            as: 'live',
            pipeline: [],
          },
        },
        { $unwind: '$live' },
        {
          $project: {
            _id: 0,
            agent_id: '$live.agent_id',
            environment: '$live.environment',
            binding_id: '$live.binding_id',
          },
        },
      ],
      as: 'live_in',
    },
  },
];
