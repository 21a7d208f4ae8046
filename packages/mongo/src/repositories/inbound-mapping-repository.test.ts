import { listInboundMappingsSchema } from '@patchbay/core/call-dispatch';
import { idOf, openTestDatabase, TENANT_A, TENANT_B, tenantScopeFixture } from '@patchbay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { createInboundMappingRepository } from './inbound-mapping-repository.ts';

const test = await openTestDatabase();
const database = test.client.db(test.name);
const repository = createInboundMappingRepository(test.database);
const scope = tenantScopeFixture({ tenant_id: TENANT_A });
const ROWS = 3_000;
const LIMIT = 10;
const numberOf = (row: number) => `+4930${10_000_000 + row}`;

beforeAll(async () => {
  const at = new Date();
  const subject = { type: 'operator', id: 'somebody' };
  const rows = Array.from({ length: ROWS }, (_, row) => ({
    _id: idOf('inbound_mapping', row + 1),
    object: 'inbound_mapping',
    tenant_id: row % 2 === 0 ? TENANT_A : TENANT_B,
    number: numberOf(row),
    version: 1,
    agent_id: idOf('agent', (row % 8) + 1),
    environment: 'production',
    binding_id: null,
    variables: {},
    schedule: null,
    webhook: null,
    refusal: { action: 'reject' },
    description: '',
    metadata: {},
    created_at: at,
    created_by: subject,
    updated_at: at,
    updated_by: subject,
    // The older half of each tenant's is archived: what default lists must not wade through.
    archived_at: row < ROWS / 2 ? at : null,
  }));
  await database.collection('inbound_mappings').insertMany(rows as never[]);
});

/** What the server's profiler says of the one query in `run`. */
async function costOf(run: () => Promise<unknown>) {
  await database.command({ profile: 2 });
  await run();
  await database.command({ profile: 0 });
  const of = { op: 'query', ns: `${test.name}.inbound_mappings` };
  const [profile] = await database.collection('system.profile').find(of).sort({ ts: -1 }).limit(1).toArray();
  await database.dropCollection('system.profile');
  return profile as unknown as { docsExamined: number; keysExamined: number; planSummary: string };
}

const list = (query: object) => () =>
  repository.list(scope, listInboundMappingsSchema.parse({ limit: LIMIT, order: 'asc', ...query }));

describe('inbound mappings', () => {
  it.each([
    ['of a tenant', list({})],
    ['of an agent', list({ agent_id: idOf('agent', 1) })],
    ['of a number', list({ number: numberOf(ROWS - 2) })],
    ['archived or not', list({ archived: 'include' })],
    ['of an agent, archived or not', list({ agent_id: idOf('agent', 3), archived: 'include' })],
    ['that are live, by number', () => repository.findLive(scope, [numberOf(ROWS - 2)])],
    [
      'of anybody, by number',
      () => test.unit_of_work.run(scope, (work) => repository.taken(work, [numberOf(ROWS - 1)])),
    ],
  ])('%s cost what they show, not what there is', async (_what, run) => {
    const cost = await costOf(run);
    expect(cost.planSummary).toContain('IXSCAN');
    expect(cost.docsExamined).toBeLessThanOrEqual(LIMIT + 1);
    expect(cost.keysExamined).toBeLessThanOrEqual(2 * (LIMIT + 1));
  });

  it('tell of other tenants only that a number is taken', async () => {
    const [theirs, archived] = [numberOf(ROWS - 1), numberOf(1)];
    const taken = await test.unit_of_work.run(scope, (work) => repository.taken(work, [theirs, archived]));
    expect([...taken]).toEqual([theirs]);
    expect(await repository.findLive(scope, [theirs])).toEqual([]);
  });
});
