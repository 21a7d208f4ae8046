import { idOf, openTestDatabase, TENANT_A, TENANT_B, tenantScopeFixture } from '@patchbay/testing';
import { beforeAll, describe, expect, it } from 'vitest';
import { costOf } from '../collections/query-cost.fixtures.ts';
import { createCredentialUseReader } from './credential-repository.ts';

const test = await openTestDatabase();
const database = test.client.db(test.name);
const scope = tenantScopeFixture({ tenant_id: TENANT_A });
const uses = createCredentialUseReader(test.database);
const ROWS = 2_000;
const CREDENTIAL = idOf('provider_credential', 1);
const LIVE = 1_000;
const TOOL = idOf('tool', LIVE);
const CONFIG = idOf('runtime_config', LIVE);

type Row = { readonly _id: string } & Record<string, unknown>;

async function insert(collection: string, rowOf: (number: number) => Row): Promise<void> {
  const rows = Array.from({ length: ROWS }, (_value, number) => rowOf(number));
  await database.collection<Row>(collection).insertMany(rows, { bypassDocumentValidation: true });
}

/** Every second row is of another tenant; three of ours name the credential, as do as many of the other's. */
const tenant_id = (number: number) => (number % 2 === 0 ? TENANT_A : TENANT_B);
const credential_ids = (number: number) =>
  number % 500 < 2 ? [CREDENTIAL, idOf('provider_credential', 2)] : [idOf('provider_credential', number + 10)];

beforeAll(async () => {
  for (const entity of ['tool', 'runtime_config'] as const) {
    await insert(`${entity}_versions`, (number) => ({
      _id: `${idOf(entity, number)}_v1`,
      tenant_id: tenant_id(number),
      [`${entity}_id`]: idOf(entity, number),
      version: 1,
      content: {},
      credential_ids: credential_ids(number),
    }));
  }
  await insert('drafts', (number) => ({
    _id: `${idOf('tool', number)}_draft`,
    tenant_id: tenant_id(number),
    tool_id: idOf('tool', number),
    content: {},
    credential_ids: credential_ids(number),
  }));
  await insert('agent_bindings', (number) => ({
    _id: idOf('binding', number),
    tenant_id: tenant_id(number),
    agent_id: idOf('agent', number),
    number: 1,
    tool_versions: [{ tool_id: idOf('tool', number), version: 1 }],
    runtime_config_id: idOf('runtime_config', number),
    runtime_config_version: 1,
    hand_offs: [],
  }));
  await insert('environments', (number) => ({
    _id: `${idOf('agent', number)}_production`,
    tenant_id: tenant_id(number),
    agent_id: idOf('agent', number),
    environment: 'production',
    // All but one show a binding that nothing here asks about.
    binding_id: number === LIVE ? idOf('binding', LIVE) : idOf('binding', 3),
  }));
}, 60_000);

const place = { agent_id: idOf('agent', LIVE), environment: 'production', binding_id: idOf('binding', LIVE) };

/** Four versions of each kind and four drafts are found; each version's binding and place are looked up by index too. */
const FEW = 40;

describe('what refers to a credential', () => {
  it('is found by the index, however many versions, bindings and environments there are; what is live comes first', async () => {
    const { result, docs, plans } = await costOf(database, () => uses.find(scope, CREDENTIAL, 100));
    expect(result).toHaveLength(12);
    expect(result.slice(0, 2)).toEqual([
      { object: 'credential_use', runtime_config_id: CONFIG, version: 1, live_in: [place] },
      { object: 'credential_use', tool_id: TOOL, version: 1, live_in: [place] },
    ]);
    expect(plans.join()).toContain('credential_ids: 1');
    for (const plan of plans) expect(plan).toMatch(/IXSCAN|EOF/);
    expect(docs).toBeLessThanOrEqual(FEW);
  });

  it('and is live is found as quickly where it is archived', async () => {
    const { result, docs, plans } = await costOf(database, () =>
      test.unit_of_work.run(scope, (work) => uses.findLive(scope, work, CREDENTIAL, 100)),
    );
    expect(result).toEqual([
      { object: 'credential_use', tool_id: TOOL, version: 1, live_in: [place] },
      { object: 'credential_use', runtime_config_id: CONFIG, version: 1, live_in: [place] },
    ]);
    for (const plan of plans) expect(plan).toMatch(/IXSCAN|EOF/);
    expect(docs).toBeLessThanOrEqual(FEW);
  });

  it('is nothing of another tenant, and nothing where nobody does', async () => {
    expect(await uses.find(tenantScopeFixture({ tenant_id: TENANT_B }), CREDENTIAL, 100)).toHaveLength(12);
    expect(await uses.find(scope, idOf('provider_credential', 3), 100)).toEqual([]);
  });
});
