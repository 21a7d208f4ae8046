import {
  draftIdOf,
  type RegistryContent,
  type RegistryDefinition,
  type RegistryDraft,
  type RegistryEntity,
  type RegistryListQuery,
  type RegistryRepository,
  type RegistryVersion,
  versionIdOf,
} from '@patchbay/core/versioned-registry';
import { type TenantFilter, withoutUndefined } from '../boundary/filter.ts';
import type { CollectionDefinition } from '../collections/collection-definition.ts';
import { drafts } from '../collections/registry-collections.ts';
import { headsOf, versionsOf } from '../collections/registry-shape.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Storage of one registry: two collections of its own, and the drafts that all share. */
export function createRegistryRepository<E extends RegistryEntity, C extends RegistryContent>(
  database: MongoDatabase,
  definition: RegistryDefinition<E, C>,
): RegistryRepository<C> {
  const heads = headsOf(definition);
  const versions = versionsOf(definition);
  const ownDrafts = drafts as unknown as CollectionDefinition<RegistryDraft<C>>;
  const of = (entityId: string) => ({ [definition.id_field]: entityId }) as TenantFilter<RegistryVersion<C>>;

  return {
    insertHead: (scope, work, head) => database.tenantCollection(heads, scope, work).insertOne(head),
    findHead: async (scope, id, work) =>
      (await database.tenantCollection(heads, scope, work).findOne({ id })) ?? undefined,
    listHeads: (scope, { limit, cursor, order, ...filters }) =>
      database.tenantCollection(heads, scope).page(listFilter(filters), { limit, cursor, order }),
    async updateHead(scope, work, id, patch) {
      await database.tenantCollection(heads, scope, work).updateOne({ id }, { $set: patch });
    },

    findDraft: async (scope, entityId, work) =>
      (await database.tenantCollection(ownDrafts, scope, work).findOne({ id: draftIdOf(entityId) })) ?? undefined,
    insertDraft: (scope, work, _entityId, draft) => database.tenantCollection(ownDrafts, scope, work).insertOne(draft),
    async updateDraft(scope, work, entityId, patch) {
      await database.tenantCollection(ownDrafts, scope, work).updateOne({ id: draftIdOf(entityId) }, { $set: patch });
    },

    insertVersion: (scope, work, _entityId, version) =>
      database.tenantCollection(versions, scope, work).insertOne(version),
    findVersion: async (scope, entityId, version, work) =>
      (await database.tenantCollection(versions, scope, work).findOne({ id: versionIdOf(entityId, version) })) ??
      undefined,
    listVersions: (scope, entityId, page) =>
      database.tenantCollection(versions, scope).page(of(entityId), page, 'version', { projection: { content: 0 } }),
  };
}

/** Strings are compared by their bytes, so what begins with a prefix is a range of the index. */
const LAST_CHARACTER = '\u{10ffff}';

function listFilter({ name_prefix, tag, archived }: Omit<RegistryListQuery, 'limit' | 'cursor' | 'order'>) {
  const archivedAt = { exclude: null, include: undefined, only: { $ne: null } }[archived];
  return withoutUndefined({
    name: name_prefix === undefined ? undefined : { $gte: name_prefix, $lt: `${name_prefix}${LAST_CHARACTER}` },
    tags: tag,
    archived_at: archivedAt,
  });
}
