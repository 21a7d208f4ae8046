import { text } from 'node:stream/consumers';
import { applyDatabaseRoles, createMongoClient, DATABASE_ROLES } from '@patchbay/mongo';

/**
 * Brings the product's roles in a MongoDB of one's own up to this code: `apply-database-roles.ts <database> < uri.txt`.
 * The administrator's URI comes by standard input, so that it is in no process list and no history.
 */
const [database_name] = process.argv.slice(2);
if (database_name === undefined || process.stdin.isTTY) {
  console.error('usage: node packages/local-stack/src/apply-database-roles.ts <database> < file-with-the-uri');
  process.exit(2);
}
const client = createMongoClient((await text(process.stdin)).trim(), { app_name: 'patchbay-roles' });
try {
  await applyDatabaseRoles(client, database_name);
  const roles = Object.values(DATABASE_ROLES).map(({ role }) => role);
  console.log(`roles of ${database_name} are up to date: ${roles.join(', ')}`);
} finally {
  await client.close();
}
