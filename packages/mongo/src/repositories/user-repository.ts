import type { UserRepository } from '@patchbay/core/tenancy';
import { withoutUndefined } from '../boundary/filter.ts';
import { users } from '../collections/users.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** The status that a list asks for. */
const LISTED = { exclude: 'active', only: 'archived', include: undefined } as const;

/**
 * The pattern of every repository: a factory over the database, one short method a port method, each opening the
 * tenant's collection with its scope (and its Work, if it writes or a write depends on it).
 */
export function createUserRepository(database: MongoDatabase): UserRepository {
  return {
    get: (scope, id, work) => database.tenantCollection(users, scope, work).findOne({ id }),
    getByExternalId: (scope, external_id, work) =>
      database.tenantCollection(users, scope, work).findOne({ external_id }),
    list: (scope, { external_id, archived, ...page }) =>
      database.tenantCollection(users, scope).page(withoutUndefined({ external_id, status: LISTED[archived] }), page),
    insert: (scope, work, user) => database.tenantCollection(users, scope, work).insertOne(user),
    update: (scope, work, id, patch) =>
      database.tenantCollection(users, scope, work).findOneAndUpdate({ id }, { $set: patch }),
  };
}
