import { idOf, openTestDatabase, TENANT_A, TENANT_B, tenantScopeFixture } from '@patchbay/testing';
import { describe, expect, it } from 'vitest';
import { type Boundary, platformBoundary, tenantBoundary } from './boundary/boundary.ts';
import { BoundedCollection } from './bounded-collection.ts';
import { defineCollection } from './collections/collection-definition.ts';

interface Note {
  readonly id: string;
  readonly tenant_id: string;
  readonly key: string;
  readonly text: string;
}

const notes = defineCollection<Note>({
  name: 'isolation_notes',
  tenancy: 'tenant',
  writes: 'direct',
  bookkeeping: ['text'],
  indexes: [{ keys: { tenant_id: 1, _id: 1 } }],
  schema: { tenant_id: 'string' },
});

const test = await openTestDatabase();
const collection = test.client.db(test.name).collection<Note & { _id: string }>(notes.name);
const scopeB = tenantScopeFixture({ tenant_id: TENANT_B });
const SECRET = 'only for tenant A';
const OURS = idOf('file', 1);

function open(boundary: Boundary): BoundedCollection<Note> {
  const raw = test.client.db(test.name).collection(notes.name);
  return new BoundedCollection({ definition: notes, collection: raw, boundary, work: undefined, session: undefined });
}

type Operation = (notes: BoundedCollection<Note>) => Promise<unknown>;

/** Everything tenant B could try on tenant A's document. What an attempt returns or throws is looked through. */
const OPERATIONS: Record<string, Operation> = {
  'findOne by id': (all) => all.findOne({ id: OURS }),
  'findOne by anything': (all) => all.findOne({}),
  'findOne through $or': (all) => all.findOne({ $or: [{ id: OURS }, { key: 'k' }] }),
  'findOne through $nor': (all) => all.findOne({ $nor: [{ key: 'none' }] }),
  find: (all) => all.find({ text: { $exists: true } }, { limit: 10 }),
  iterate: async (all) => Array.fromAsync(all.iterate({})),
  page: (all) => all.page({}, { limit: 10, order: 'asc' }),
  // Tenant B owns one of the two.
  count: async (all) => ((await all.count({})) > 1 ? SECRET : ''),
  aggregate: (all) => all.aggregate([{ $match: { _id: OURS } }]),
  'aggregate with $or': (all) => all.aggregate([{ $match: { $or: [{ tenant_id: TENANT_A }, {}] } }]),
  'aggregate with $lookup': (all) =>
    all.aggregate([{ $lookup: { from: notes.name, localField: 'none', foreignField: 'none', as: 'found' } }]),
  'aggregate with $unionWith': (all) => all.aggregate([{ $unionWith: notes.name }]),
  updateOne: (all) => all.updateOne({ id: OURS }, { $set: { text: 'changed' } }),
  updateMany: (all) => all.updateMany({}, { $set: { text: 'changed' } }),
  findOneAndUpdate: (all) => all.findOneAndUpdate({ key: 'k' }, { $set: { text: 'changed' } }, { return: 'before' }),
  'updateOne with upsert': (all) =>
    all.updateOne({ id: OURS }, { $set: { text: 'changed' } }, { upsert: true }).catch((error: unknown) => error),
  touchOne: (all) => all.touchOne({ id: OURS }, { text: 'changed' }),
  deleteMany: (all) => all.deleteMany({}),
  upsertMany: (all) =>
    all.upsertMany([{ id: OURS, tenant_id: TENANT_B, key: 'k', text: 'changed' }]).catch((error: unknown) => error),
};

/** Which operations read or change what is not tenant B's. */
async function leaks(boundary: Boundary): Promise<string[]> {
  const leaking: string[] = [];
  for (const [name, operation] of Object.entries(OPERATIONS)) {
    await collection.deleteMany({});
    await collection.insertMany([
      { _id: OURS, tenant_id: TENANT_A, key: 'k', text: SECRET } as Note & { _id: string },
      { _id: idOf('file', 2), tenant_id: TENANT_B, key: 'own', text: 'of B' } as Note & { _id: string },
    ]);
    const seen = JSON.stringify(await operation(open(boundary))) ?? '';
    const left = await collection.findOne({ _id: OURS });
    if (seen.includes(SECRET) || left?.text !== SECRET || left.tenant_id !== TENANT_A) leaking.push(name);
  }
  return leaking;
}

const tenantB = tenantBoundary(scopeB);
const forgetful = platformBoundary('none');

describe('tenant isolation of collections', () => {
  it("lets no operation read or change another tenant's documents", async () => {
    expect(await leaks(tenantB)).toEqual([]);
  });

  it('is seen to break, in every operation, when the boundary forgets the tenant', async () => {
    expect(await leaks(forgetful)).toEqual(Object.keys(OPERATIONS));
  });

  it('is seen to break when filters alone, or pipelines alone, forget it', async () => {
    const aggregates = Object.keys(OPERATIONS).filter((name) => name.startsWith('aggregate'));
    const others = Object.keys(OPERATIONS).filter((name) => !name.startsWith('aggregate'));
    expect(await leaks({ ...tenantB, filter: forgetful.filter })).toEqual(others);
    expect(await leaks({ ...tenantB, pipeline: forgetful.pipeline })).toEqual(aggregates);
  });
});
