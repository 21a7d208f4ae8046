import { listFilesSchema } from '@patchbay/core/file-storage';
import { idOf, openTestDatabase, TENANT_A, TENANT_B, tenantScopeFixture } from '@patchbay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { createFileRepository } from './file-repository.ts';

const test = await openTestDatabase();
const database = test.client.db(test.name);
const scope = tenantScopeFixture({ tenant_id: TENANT_A });
const files = createFileRepository(test.database);
const INDEX = idOf('search_index', 1);
const ROWS = 3_000;
const LIMIT = 10;

/** What the server's profiler says of the last query. */
async function costOf(query: object): Promise<{ docsExamined: number; planSummary: string; returned: number }> {
  const { limit, cursor, order, ...filter } = listFilesSchema.parse({ limit: LIMIT, ...query });
  await database.command({ profile: 2 });
  const { data } = await files.list(scope, { limit, cursor, order }, filter);
  await database.command({ profile: 0 });
  const [row] = await database.collection('system.profile').find({ op: 'query' }).sort({ ts: -1 }).limit(1).toArray();
  await database.dropCollection('system.profile');
  return { docsExamined: row?.['docsExamined'], planSummary: row?.['planSummary'], returned: data.length };
}

beforeAll(async () => {
  const rows = Array.from({ length: ROWS }, (_, number) => ({
    _id: idOf('file', number),
    tenant_id: number % 3 === 0 ? TENANT_A : TENANT_B,
    name: `file-${number % 100}.txt`,
    media_type: number % 2 === 0 ? 'text/plain' : 'application/pdf',
    index_ids: number % 2 === 0 ? [INDEX] : [],
    status: number % 5 === 0 ? 'archived' : 'ready',
  }));
  await database.collection<(typeof rows)[number]>('files').insertMany(rows, { bypassDocumentValidation: true });
});

describe('a page of files costs about what it shows, not what there is', () => {
  it.each<[string, object]>([
    ['all', {}],
    ['oldest first', { order: 'asc' }],
    ['archived ones', { archived: 'only' }],
    ['by status', { status: 'ready' }],
    ['by index', { index_id: INDEX }],
    ['by name', { name: 'file-3.txt' }],
    ['by the beginning of the name', { name_prefix: 'file-1' }],
    ['by type', { media_type: 'application/pdf' }],
    ['by time', { created_after: '1970-01-01T00:00:00Z', created_before: '2100-01-01T00:00:00Z' }],
  ])('%s', async (_what, query) => {
    const cost = await costOf(query);
    expect(cost.returned).toBeGreaterThan(0);
    expect(cost.planSummary).toContain('IXSCAN');
    // One of five is archived and left out after the index has been read.
    expect(cost.docsExamined).toBeLessThanOrEqual(3 * (LIMIT + 1));
  });
});
