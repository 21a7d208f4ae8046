import type { MongoClient } from 'mongodb';
import { DATABASE_ROLES, type DatabaseRole, type DatabaseRoleName } from './database-roles.ts';

/** A person or program that signs in with a password, and the role it has. */
export interface DatabaseUser {
  readonly name: string;
  readonly password: string;
  readonly role: DatabaseRoleName;
}

/**
 * Brings the roles of a self-run MongoDB up to what this code says, and the users who have them. Repeating it changes
 * nothing. Atlas manages roles by its own API: `atlasRoles` says what to give it.
 *
 * @param client signed in as someone with `userAdminAnyDatabase`.
 * @param database_name the product's database, which the roles reach and nothing else.
 */
export async function applyDatabaseRoles(
  client: MongoClient,
  database_name: string,
  users: readonly DatabaseUser[] = [],
): Promise<void> {
  const admin = client.db('admin');
  for (const { role, privileges } of Object.values<DatabaseRole>(DATABASE_ROLES)) {
    const { roles } = await admin.command({ rolesInfo: role });
    const definition = {
      privileges: privileges.map(({ collection, actions }) => ({
        resource: { db: database_name, collection },
        actions: [...actions],
      })),
      roles: [],
    };
    await admin.command({ [roles.length === 0 ? 'createRole' : 'updateRole']: role, ...definition });
  }
  for (const { name, password, role } of users) {
    const { users: known } = await admin.command({ usersInfo: name });
    const definition = { pwd: password, roles: [{ role: DATABASE_ROLES[role].role, db: 'admin' }] };
    await admin.command({ [known.length === 0 ? 'createUser' : 'updateUser']: name, ...definition });
  }
}
