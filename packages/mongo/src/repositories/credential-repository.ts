import type { CredentialRepository, CredentialUse, CredentialUseReader } from '@patchbay/core/provider-credentials';
import type { Document } from 'mongodb';
import { withoutUndefined } from '../boundary/filter.ts';
import { providerCredentials } from '../collections/provider-credentials.ts';
import { toolVersions } from '../collections/registry-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';

const ARCHIVED = { exclude: null, include: undefined, only: { $ne: null } } as const;

/** Credentials of a tenant, without their secrets. */
export function createCredentialRepository(database: MongoDatabase): CredentialRepository {
  return {
    insert: (scope, work, credential) =>
      database.tenantCollection(providerCredentials, scope, work).insertOne(credential),
    get: (scope, id, work) => database.tenantCollection(providerCredentials, scope, work).findOne({ id }),
    list: (scope, { kind, archived, ...page }) =>
      database
        .tenantCollection(providerCredentials, scope)
        .page(withoutUndefined({ kind, archived_at: ARCHIVED[archived] }), page),
    async update(scope, work, id, patch) {
      await database.tenantCollection(providerCredentials, scope, work).updateOne({ id }, { $set: patch });
    },
  };
}

/** What refers to a credential: versions and drafts of tools, and where a version is live. */
export function createCredentialUseReader(database: MongoDatabase): CredentialUseReader {
  return {
    find: (scope, credentialId, limit) =>
      database
        .tenantCollection(toolVersions, scope)
        .aggregate<CredentialUse>([
          ...versionsThat(credentialId),
          { $unionWith: { coll: 'drafts', pipeline: draftsThat(credentialId) } },
          ...LIVE_IN,
          { $set: { is_live: { $gt: [{ $size: '$live_in' }, 0] } } },
          { $sort: { is_live: -1, tool_id: 1, version: -1 } },
          { $limit: limit },
          { $unset: 'is_live' },
        ]),
    findLive: (scope, work, credentialId, limit) =>
      database
        .tenantCollection(toolVersions, scope, work)
        .aggregate<CredentialUse>([
          ...versionsThat(credentialId),
          ...LIVE_IN,
          { $match: { 'live_in.0': { $exists: true } } },
          { $limit: limit },
        ]),
  };
}

/** Header and query names are free, so that references are looked for among the values of the map. */
const values = (map: string) => ({
  $map: { input: { $objectToArray: { $ifNull: [map, {}] } }, in: '$$this.v.secret' },
});
const refersTo = (credentialId: string): Document[] => [
  { $match: { 'content.handler_ref': { $in: ['http', 'mcp'] } } },
  {
    $match: {
      $expr: {
        $in: [credentialId, { $concatArrays: [values('$content.config.headers'), values('$content.config.query')] }],
      },
    },
  },
];

const versionsThat = (credentialId: string): Document[] => [
  ...refersTo(credentialId),
  { $project: { _id: 0, object: { $literal: 'credential_use' }, tool_id: 1, version: 1 } },
];

const draftsThat = (credentialId: string): Document[] => [
  ...refersTo(credentialId),
  { $project: { _id: 0, object: { $literal: 'credential_use' }, tool_id: 1, version: { $literal: null } } },
];

const LIVE_IN: readonly Document[] = [
  {
    $lookup: {
      from: 'agent_bindings',
      let: { tool_id: '$tool_id', version: '$version' },
      pipeline: [
        { $match: { $expr: { $in: [{ tool_id: '$$tool_id', version: '$$version' }, '$tool_versions'] } } },
        { $lookup: { from: 'environments', localField: '_id', foreignField: 'binding_id', as: 'live', pipeline: [] } },
        { $unwind: '$live' },
        { $project: { _id: 0, agent_id: 1, environment: '$live.environment', binding_id: '$live.binding_id' } },
      ],
      as: 'live_in',
    },
  },
];
