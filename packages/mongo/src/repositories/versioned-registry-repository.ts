import { randomUUID } from 'node:crypto';
import {
  draftIdOf,
  listedStatuses,
  type RegistryContent,
  type RegistryDraft,
  type RegistryEntity,
  type RegistryHead,
  type RegistryListQuery,
  type RegistryNames,
  type RegistryRepository,
  type RegistryVersion,
  versionIdOf,
} from '@patchbay/core/versioned-registry';
import { type TenantFilter, withoutUndefined } from '../boundary/filter.ts';
import type { CollectionDefinition, Referring } from '../collections/collection-definition.ts';
import { drafts } from '../collections/registry-collections.ts';
import { headsOf, versionsOf } from '../collections/registry-shape.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** What lists show of a version. */
const WITHOUT_CONTENT = { content: 0, credential_ids: 0 } as const;

/** All of a draft or version but what it is found by. */
const CONTENT_SHOWN = { credential_ids: 0 } as const;

/** All of a head but the mark of who held it last. */
const SHOWN = { held_by: 0 } as const;

/** Storage of one registry: two collections of its own, and the drafts that all share. */
export function createRegistryRepository<E extends RegistryEntity, C extends RegistryContent>(
  database: MongoDatabase,
  { entity, plural, id_field, credentials }: RegistryNames<E, C>,
): RegistryRepository<C> {
  const heads = headsOf(plural);
  const versions = versionsOf<C>(entity);
  const ownDrafts = drafts as unknown as CollectionDefinition<RegistryDraft<C> & Referring>;
  const referring = (content: C): Referring => {
    const credential_ids = [...new Set(credentials?.(content))];
    return credential_ids.length === 0 ? {} : { credential_ids };
  };
  const of = (entityId: string) => ({ [id_field]: entityId }) as TenantFilter<RegistryVersion<C>>;

  return {
    insertHead: (scope, work, head) => database.tenantCollection(heads, scope, work).insertOne(head),
    findHead: async (scope, id, work) =>
      (await database.tenantCollection(heads, scope, work).findOne({ id }, { projection: SHOWN })) ?? undefined,
    hold: (scope, work, ids) =>
      database.tenantCollection(heads, scope, work).touchMany({ id: { $in: [...ids] } }, { held_by: randomUUID() }),
    listHeads: (scope, { limit, cursor, order, ...filters }) =>
      database.tenantCollection(heads, scope).page(listFilter(filters), { limit, cursor, order }, listOrder(filters), {
        ties: listOrder(filters) !== 'id',
        projection: SHOWN,
      }),
    async updateHead(scope, work, id, patch) {
      await database.tenantCollection(heads, scope, work).updateOne({ id }, { $set: patch });
    },

    findDraft: async (scope, entityId, work) =>
      (await database
        .tenantCollection(ownDrafts, scope, work)
        .findOne({ id: draftIdOf(entityId) }, { projection: CONTENT_SHOWN })) ?? undefined,
    insertDraft: (scope, work, _entityId, draft) =>
      database.tenantCollection(ownDrafts, scope, work).insertOne({ ...draft, ...referring(draft.content) }),
    async updateDraft(scope, work, entityId, patch) {
      const found = patch.content === undefined ? {} : referring(patch.content);
      const gone = patch.content !== undefined && found.credential_ids === undefined;
      await database.tenantCollection(ownDrafts, scope, work).updateOne({ id: draftIdOf(entityId) }, {
        $set: { ...patch, ...found },
        ...(gone ? { $unset: { credential_ids: '' } } : {}),
      } as object);
    },

    insertVersion: (scope, work, _entityId, version) =>
      database.tenantCollection(versions, scope, work).insertOne({ ...version, ...referring(version.content) }),
    findVersion: async (scope, entityId, version, work) =>
      (await database
        .tenantCollection(versions, scope, work)
        .findOne({ id: versionIdOf(entityId, version) }, { projection: CONTENT_SHOWN })) ?? undefined,
    findSummaries(scope, found) {
      if (found.length === 0) return Promise.resolve([]);
      const id = { $in: found.map((each) => versionIdOf(each.id, each.version)) };
      return database
        .tenantCollection(versions, scope)
        .find({ id } as TenantFilter<RegistryVersion<C>>, { projection: WITHOUT_CONTENT, limit: found.length });
    },
    listVersions: (scope, entityId, page) =>
      database.tenantCollection(versions, scope).page(of(entityId), page, 'version', { projection: WITHOUT_CONTENT }),
  };
}

/** Strings are compared by their bytes, so what begins with a prefix is a range of the index. */
const LAST_CHARACTER = '\u{10ffff}';

type ListFilters = Omit<RegistryListQuery, 'limit' | 'cursor' | 'order'>;

const instant = (text: string | undefined) => (text === undefined ? undefined : new Date(text));

/** The members that are given, or undefined where none is. */
function condition(operators: Record<string, unknown>): object | undefined {
  const given = withoutUndefined(operators);
  return Object.keys(given).length === 0 ? undefined : given;
}

function listFilter({ name, name_prefix, tag, status, archived, updated_after, updated_before }: ListFilters) {
  return withoutUndefined({
    status: { $in: [...listedStatuses({ status, archived })] },
    tags: tag,
    name: condition({
      $eq: name,
      $gte: name_prefix,
      $lt: name_prefix === undefined ? undefined : `${name_prefix}${LAST_CHARACTER}`,
    }),
    updated_at: condition({ $gt: instant(updated_after), $lt: instant(updated_before) }),
  }) as TenantFilter<RegistryHead>;
}

/** A list that is narrowed by a range is read in the order of that range: anything else would read all of it first. */
function listOrder({ name, name_prefix, updated_after, updated_before }: ListFilters): 'id' | 'name' | 'updated_at' {
  if (name !== undefined) return 'id';
  if (name_prefix !== undefined) return 'name';
  return (updated_after ?? updated_before) === undefined ? 'id' : 'updated_at';
}
