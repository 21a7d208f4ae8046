import { text } from 'node:stream/consumers';
import { createMongoClient, planMigrations } from '@patchbay/mongo';

/**
 * Says what a deployment of this checkout would do to a database, and changes nothing:
 * `plan-migrations.ts <database> < uri.txt`. The URI comes by standard input, so that it is in no process list.
 */
const [database_name] = process.argv.slice(2);
if (database_name === undefined || process.stdin.isTTY) {
  console.error('usage: node packages/local-stack/src/plan-migrations.ts <database> < file-with-the-uri');
  process.exit(2);
}
const client = createMongoClient((await text(process.stdin)).trim(), { app_name: 'patchbay-plan', patient: true });
try {
  console.log(JSON.stringify(await planMigrations(client, database_name), null, 2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await client.close();
}
