import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { openTestDatabase } from '@patchbay/testing';
import { expect, it } from 'vitest';

const test = await openTestDatabase();
const planOf = (database: string) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'plan-migrations.ts'), database], {
    input: `${test.uri}\n`,
    encoding: 'utf8',
  });

it('tells what a deployment would do to a new database, to a migrated one, and to one that it would refuse', async () => {
  const name = `${test.name}_new`;
  const { pending } = JSON.parse(planOf(name).stdout);
  expect(pending).toMatchObject([
    { id: '0002-credential-ids', because: 'new' },
    { id: '0003-call-end-reason', because: 'new' },
    { id: '0001-collections', because: 'new' },
  ]);
  expect(pending.at(-1).changes).toContainEqual({
    action: 'create_index',
    collection: 'users',
    index: 'tenant_id_1_external_id_1',
    keys: { tenant_id: 1, external_id: 1 },
    options: { unique: true },
  });
  expect(await test.client.db(name).listCollections().toArray()).toEqual([]);
  expect(JSON.parse(planOf(test.name).stdout)).toEqual({ pending: [] });
  const refused = planOf('no/name');
  expect([refused.status, refused.stdout]).toEqual([1, '']);
  expect(refused.stderr).not.toBe('');
}, 30_000);
