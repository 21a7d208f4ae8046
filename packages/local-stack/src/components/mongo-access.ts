import { applyDatabaseRoles, type DatabaseUser } from '@patchbay/mongo';
import { MongoClient, MongoServerError } from 'mongodb';
import { MONGO_USERS } from '../stack/endpoints.ts';
import type { LocalSecrets } from '../stack/secrets.ts';
import { rootUri } from './mongo-admin.ts';

const DATABASE = 'patchbay';

/**
 * Makes the administrator, the roles and their users in a local mongod that asks who is there, or brings them up to
 * date: collections come with versions of the product, and so do rights on them.
 */
export async function grantAccess(port: number, secrets: LocalSecrets): Promise<void> {
  const root = new MongoClient(rootUri(port, secrets.mongodb_root_password), { serverSelectionTimeoutMS: 2_000 });
  try {
    await root
      .db('admin')
      .command({ ping: 1 })
      .catch(async (error: unknown) => {
        if (!isUnknownUser(error)) throw error;
        await makeRoot(port, secrets.mongodb_root_password);
      });
    const users: DatabaseUser[] = [
      { name: MONGO_USERS.application, password: secrets.mongodb_application_password, role: 'application' },
      { name: MONGO_USERS.migrator, password: secrets.mongodb_migrator_password, role: 'migrator' },
      { name: MONGO_USERS.runtime, password: secrets.mongodb_runtime_password, role: 'runtime' },
    ];
    await applyDatabaseRoles(root, DATABASE, users);
  } finally {
    await root.close();
  }
}

/** AuthenticationFailed */
function isUnknownUser(error: unknown): boolean {
  return error instanceof MongoServerError && error.code === 18;
}

/** Until there is a user, mongod lets whoever is on its own machine make the first one, and nothing else. */
async function makeRoot(port: number, password: string): Promise<void> {
  const first = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 2_000,
  });
  try {
    await first.db('admin').command({ createUser: 'root', pwd: password, roles: ['root'] });
  } finally {
    await first.close();
  }
}
