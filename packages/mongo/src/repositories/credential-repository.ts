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
        { $unionWith: { coll: 'drafts', pipeline: draftsThat(TOOL, credentialId) } },
        { $unionWith: { coll: 'drafts', pipeline: draftsThat(CONFIG, credentialId) } },
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
): Promise<Map<string, string[]>> {
  const stages = (ids: readonly string[], named: Document) => [
    { $match: { _id: { $in: [...ids] } } },
    { $project: { named } },
  ];
  const inTools = await database
    .tenantCollection(toolVersions, scope, work)
    .aggregate<NamedCredentials>(stages(versions.tools, SENT_BY_TOOLS));
  const inConfigs = await database
    .tenantCollection(runtimeConfigVersions, scope, work)
    .aggregate<NamedCredentials>(stages(versions.runtime_configs, USED_BY_MODELS));
  return new Map(
    [...inTools, ...inConfigs].map(({ id, named }) => [id, named.filter((one) => typeof one === 'string')]),
  );
}

/** What a version names, with gaps where a place names none. */
interface NamedCredentials {
  readonly id: string;
  readonly named: readonly (string | null)[];
}

/** What can refer to a credential: how a content does, and how a binding pins a version of it. */
interface Referrer {
  readonly id: string;
  readonly refersTo: (credentialId: string) => Document[];
  /** Of bindings that pin the version `$$id`, `$$version`. */
  readonly pinned: Document;
}

/** Header and query names are free, so that references are looked for among the values of the map. */
const values = (map: string) => ({
  $map: { input: { $objectToArray: { $ifNull: [map, {}] } }, in: '$$this.v.secret' },
});
const SENT_BY_TOOLS = { $concatArrays: [values('$content.config.headers'), values('$content.config.query')] };
const TOOL: Referrer = {
  id: 'tool_id',
  refersTo: (credentialId) => [
    { $match: { 'content.handler_ref': { $in: ['http', 'mcp'] } } },
    {
      $match: {
        $expr: {
          $in: [credentialId, SENT_BY_TOOLS],
        },
      },
    },
  ],
  pinned: { $in: [{ tool_id: '$$id', version: '$$version' }, '$tool_versions'] },
};

const MODELS = ['llm', 'stt', 'tts', 'realtime'];
const STAND_INS = ['llm.fallbacks', 'stt.fallbacks', 'tts.fallbacks'];
const MODEL_PLACES = [...MODELS, ...STAND_INS];
const USED_BY_MODELS = {
  $concatArrays: [
    MODELS.map((place) => ({ $ifNull: [`$content.${place}.credential_id`, null] })),
    ...STAND_INS.map((place) => ({ $ifNull: [`$content.${place}.credential_id`, []] })),
  ],
};
const CONFIG: Referrer = {
  id: 'runtime_config_id',
  refersTo: (credentialId) => [
    { $match: { $or: MODEL_PLACES.map((place) => ({ [`content.${place}.credential_id`]: credentialId })) } },
  ],
  pinned: {
    $and: [{ $eq: ['$runtime_config_id', '$$id'] }, { $eq: ['$runtime_config_version', '$$version'] }],
  },
};

const versionsThat = ({ id, refersTo }: Referrer, credentialId: string): Document[] => [
  ...refersTo(credentialId),
  { $project: { _id: 0, object: { $literal: 'credential_use' }, [id]: 1, version: 1 } },
];

const draftsThat = ({ id, refersTo }: Referrer, credentialId: string): Document[] => [
  { $match: { [id]: { $exists: true } } },
  ...refersTo(credentialId),
  {
    $project: {
      _id: 0,
      object: { $literal: 'credential_use' },
      [id]: 1,
      version: { $literal: null },
      live_in: { $literal: [] },
    },
  },
];

const liveIn = ({ id, pinned }: Referrer): Document[] => [
  {
    $lookup: {
      from: 'agent_bindings',
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
