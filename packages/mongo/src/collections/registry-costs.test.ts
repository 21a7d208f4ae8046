import { promptRegistry } from '@patchbay/core/prompt-registry';
import { listQuerySchema } from '@patchbay/core/versioned-registry';
import { idOf, openTestDatabase, TENANT_A, TENANT_B, tenantScopeFixture } from '@patchbay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDependentsReader } from '../repositories/dependents-reader.ts';
import { createRegistryRepository } from '../repositories/versioned-registry-repository.ts';
import { costOf } from './query-cost.fixtures.ts';

const test = await openTestDatabase();
const database = test.client.db(test.name);
const scope = tenantScopeFixture({ tenant_id: TENANT_A });
const ROWS = 3_000;
const LIMIT = 10;
const START = Date.parse('2026-11-01T00:00:00Z');
const SUBJECT = { type: 'operator', id: 'someone' };
const PROMPT = idOf('prompt', 1);

type Row = { readonly _id: string } & Record<string, unknown>;

async function insert(collection: string, rowOf: (number: number) => Row): Promise<void> {
  const rows = Array.from({ length: ROWS }, (_value, number) => rowOf(number));
  const all = database.collection<Row>(collection);
  await all.insertMany(rows, { bypassDocumentValidation: true });
}

const tenant_id = (number: number) => (number % 3 === 0 ? TENANT_A : TENANT_B);
/** One row in ten is of the prompt that is asked about. */
const pins = (number: number) => ({
  prompt_id: number % 10 === 0 ? PROMPT : idOf('prompt', 2),
  prompt_version: (number % 5) + 1,
  tool_versions: [{ tool_id: idOf('tool', number % 7), version: 1 }],
});

beforeAll(async () => {
  await insert('prompts', (number) => ({
    _id: idOf('prompt', number),
    object: 'prompt',
    tenant_id: tenant_id(number),
    // Many of one name and one time, which a page must not read all of.
    name: number % 4 === 0 ? 'same' : `name ${number}`,
    tags: [`tag ${number % 5}`, 'all'],
    status: ['draft', 'published', 'archived'][number % 11 === 0 ? 2 : number % 2],
    updated_at: new Date(START + Math.floor(number / 500) * 60_000),
    created_by: SUBJECT,
  }));
  await insert('agent_bindings', (number) => ({
    _id: idOf('binding', number),
    tenant_id: tenant_id(number),
    agent_id: idOf('agent', number % 100),
    number,
    ...pins(number),
  }));
  await insert('environments', (number) => ({
    _id: `${idOf('agent', number)}_production`,
    tenant_id: tenant_id(number),
    agent_id: idOf('agent', number),
    environment: 'production',
    binding_id: idOf('binding', number),
    binding_number: 1,
    resolved_versions: pins(number * 10 + 1),
  }));
  await insert('sessions', (number) => ({
    _id: idOf('session', number),
    tenant_id: tenant_id(number),
    agent_id: idOf('agent', number % 100),
    status: number % 300 === 0 ? 'active' : 'ended',
    resolved_versions: pins(number),
  }));
  await insert('prompt_versions', (number) => ({
    _id: `${idOf('prompt', number + 5_000)}_v1`,
    tenant_id: tenant_id(number),
    prompt_id: idOf('prompt', number + 5_000),
    version: 1,
    content: { includes: [{ name: 'a', prompt_id: number % 600 === 0 ? PROMPT : idOf('prompt', 3), version: 1 }] },
  }));
}, 60_000);

const repository = createRegistryRepository(test.database, promptRegistry);
const list = (query: object) => repository.listHeads(scope, listQuerySchema.parse({ limit: LIMIT, ...query }));

describe('a page of a registry costs what it shows, not what there is', () => {
  it.each([
    ['of all', {}],
    ['of all, oldest first', { order: 'asc' }],
    ['with archived ones', { archived: 'include' }],
    ['of drafts', { status: 'draft' }],
    ['of published ones', { status: 'published' }],
    ['of archived ones', { status: 'archived' }],
    ['with a tag', { tag: 'tag 3' }],
    ['with a tag that all have', { tag: 'all', status: 'published' }],
    ['of one name that many have', { name: 'same' }],
    ['of one name', { name: 'name 3' }],
    ['of names that begin so', { name_prefix: 'name 1' }],
    ['of names that begin so, in order', { name_prefix: 'n', order: 'asc', status: 'draft' }],
    ['of names that begin so, many of them the same', { name_prefix: 'sam', order: 'asc' }],
    ['changed after a time', { updated_after: '2026-11-01T00:01:00Z' }],
    ['changed between two times', { updated_after: '2026-11-01T00:01:00Z', updated_before: '2026-11-01T00:04:00Z' }],
  ])('%s: the first and the next', async (_what, query) => {
    let cursor: string | undefined;
    for (const _page of ['first', 'second', 'third']) {
      const { result, docs, keys, plans } = await costOf(database, () => list({ ...query, cursor }));
      expect(result.data.length).toBeGreaterThan(0);
      for (const plan of plans) expect(plan).toContain('IXSCAN');
      expect(docs).toBeLessThanOrEqual(2 * (LIMIT + 1));
      // A scan for each of up to three statuses, and one key too many in each.
      expect(keys).toBeLessThanOrEqual(3 * (LIMIT + 2));
      if (result.next_cursor === null) break;
      cursor = result.next_cursor;
    }
  });
});

describe('dependents cost what is shown and counted of them', () => {
  const dependents = createDependentsReader(test.database);

  it.each([
    ['a prompt', { entity: 'prompt', id: PROMPT }],
    ['a version of a prompt', { entity: 'prompt', id: PROMPT, version: 1 }],
    ['a tool', { entity: 'tool', id: idOf('tool', 3) }],
    ['a version of a tool', { entity: 'tool', id: idOf('tool', 3), version: 1 }],
    ['an agent', { entity: 'agent', id: idOf('agent', 3) }],
    ['a version of an agent', { entity: 'agent', id: idOf('agent', 3), version: 1 }],
    ['what nothing uses', { entity: 'runtime_config', id: idOf('runtime_config', 1) }],
  ] as const)('%s', async (_what, of) => {
    const { result, docs, plans } = await costOf(database, () => dependents.find(scope, of, LIMIT));
    for (const plan of plans) expect(plan).toMatch(/IXSCAN|EOF/);
    const counted = Object.values(result).reduce((total, { count }) => total + count, 0);
    // Open sessions are looked through one by one: there are few at a time.
    const open = ROWS / 3 / 100;
    expect(docs).toBeLessThanOrEqual(2 * counted + Object.keys(result).length * (LIMIT + 1) + open);
  });
});
