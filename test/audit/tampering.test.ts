import { TENANT_A, tenantScopeFixture } from '@patchbay/testing';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { openAuditChain } from './support/audit-chain.ts';

/** Whoever holds the database's root credentials may do anything to it; the chain tells. */
const chain = await openAuditChain();
const scope = tenantScopeFixture({ tenant_id: TENANT_A });
const LENGTH = 12;
const HOUR = 3_600_000;

const events = chain.raw('audit_events');
const seals = chain.raw('audit_seals');
const salts = chain.raw('audit_salts');
const checkpoints = chain.raw('audit_checkpoints');
const ALL = [events, seals, salts, checkpoints, chain.raw('audit_chains')];

interface Row {
  readonly _id: string;
  readonly [field: string]: unknown;
}
let sealed: Row[];
let original: { rows: Row[] }[];

const ofSeq = (seq: number): Row => {
  const row = sealed[seq - 1];
  if (row === undefined) throw new Error(`there is no ${seq}`);
  return row;
};

async function restore(): Promise<void> {
  for (const [at, collection] of ALL.entries()) {
    await collection.deleteMany({});
    const rows = original[at]?.rows ?? [];
    if (rows.length > 0) await collection.insertMany(rows);
  }
}

/** A chain with a checkpoint in the middle, sealed to its end, hours ago. */
async function prepare(): Promise<void> {
  for (const collection of ALL) await collection.deleteMany({});
  await chain.record(scope, 5);
  await chain.sealAll();
  await chain.record(scope, LENGTH - 5);
  await chain.sealAll();
  chain.clock.advance(HOUR);
  await chain.record(scope, 1);
  await chain.sealAll();
  sealed = await seals.find({ tenant_id: TENANT_A }).sort({ seq: 1 }).toArray();
  original = await Promise.all(ALL.map(async (collection) => ({ rows: await collection.find().toArray() })));
}

beforeEach(prepare);

async function problem() {
  const { verified, problem: found } = await chain.verify(scope);
  return verified ? null : [found?.kind, found?.seq];
}

async function swapSeqs(a: number, b: number): Promise<void> {
  await seals.updateOne({ _id: ofSeq(a)._id }, { $set: { seq: -1 } });
  await seals.updateOne({ _id: ofSeq(b)._id }, { $set: { seq: a } });
  await seals.updateOne({ _id: ofSeq(a)._id }, { $set: { seq: b } });
}

async function insertForged(fields: object, atIdOf: number): Promise<void> {
  const row = await events.findOne({ _id: ofSeq(atIdOf)._id });
  if (row === null) throw new Error('expected an event');
  await events.insertOne({ ...row, ...fields, _id: `${row._id.slice(0, -4)}ZZZZ` });
}

describe('verify', () => {
  it('finds nothing where nothing was touched', async () => {
    expect(await problem()).toBeNull();
  });

  it.each([
    ['the new value', { new_value: { number: 666 } }],
    ['the actor', { actor_id: 'opr_somebody' }],
    ['the action', { action: 'file.archived' }],
    ['the entity', { 'entity.id': 'fil_other' }],
    ['the time', { timestamp: new Date(0) }],
    ['the request', { request_id: 'req_other' }],
    ['a field more', { comment: 'hello' }],
  ])('finds %s of an event changed', async (_what, change) => {
    await events.updateOne({ _id: ofSeq(4)._id }, { $set: change });
    expect(await problem()).toEqual(['changed', 4]);
  });

  it('finds an event moved to another tenant', async () => {
    await events.updateOne({ _id: ofSeq(4)._id }, { $set: { tenant_id: 'ten_01J9Z3XK5T8Q4V7N2M6R0W1YBC' } });
    expect(await problem()).toEqual(['missing', 4]);
  });

  it.each([
    ['an event', events],
    ['a seal', seals],
    ['a salt', salts],
  ])('finds %s missing from the middle', async (_what, collection) => {
    await collection.deleteOne({ _id: ofSeq(6)._id });
    expect(await problem()).toEqual(['missing', 6]);
  });

  it('finds an event inserted among the sealed ones', async () => {
    await insertForged({ new_value: 'forged' }, 7);
    expect(await problem()).toEqual(['inserted', 7]);
  });

  it('finds two seals that changed places', async () => {
    await swapSeqs(4, 9);
    expect(await problem()).toEqual(['reordered', 4]);
    await restore();
    await swapSeqs(4, 5);
    expect(await problem()).toEqual(['reordered', 4]);
  });

  it('finds the contents of two events exchanged', async () => {
    const [a, b] = [await events.findOne({ _id: ofSeq(3)._id }), await events.findOne({ _id: ofSeq(9)._id })];
    await events.updateOne({ _id: ofSeq(3)._id }, { $set: { new_value: b?.['new_value'] } });
    await events.updateOne({ _id: ofSeq(8)._id }, { $set: { new_value: a?.['new_value'] } });
    expect(await problem()).toEqual(['changed', 3]);
  });

  it('finds a tail that was cut, events and seals alike, by the checkpoint', async () => {
    const ids = sealed.slice(9).map(({ _id }) => _id);
    for (const collection of [events, seals, salts]) await collection.deleteMany({ _id: { $in: ids } });
    expect(await problem()).toEqual(['cut', 10]);
  });

  it('finds a chain that was made anew, every hash right, by the checkpoint', async () => {
    const { commitmentTo, hashOfSeal, GENESIS_HASH } = await import('@patchbay/core/audit');
    await events.updateOne({ _id: ofSeq(2)._id }, { $set: { new_value: 'rewritten' } });
    let prev_hash = GENESIS_HASH;
    for (const row of sealed) {
      const event = await events.findOne({ _id: row._id });
      const salt = await salts.findOne({ _id: row._id });
      const { _id: id, ...rest } = event as Row;
      const commitment = commitmentTo({ id, ...rest } as never, String(salt?.['salt']));
      const hash = hashOfSeal({ id, tenant_id: TENANT_A, seq: Number(row['seq']), prev_hash, commitment });
      await seals.updateOne({ _id: id }, { $set: { prev_hash, commitment, hash } });
      prev_hash = hash;
    }
    expect(await problem()).toEqual(['changed', 5]);
    // A checkpoint that says so too is one that the key never signed.
    const head = await seals.findOne({ seq: LENGTH + 1 });
    await checkpoints.deleteMany({ seq: { $lte: LENGTH } });
    await checkpoints.updateOne({ seq: LENGTH + 1 }, { $set: { head_hash: head?.['hash'] } });
    expect(await problem()).toEqual(['forged_checkpoint', LENGTH + 1]);
  });
});

type Act = { readonly name: string; run(a: number, b: number): Promise<void> };
const other = (a: number, b: number) => (a === b ? (a % LENGTH) + 1 : b);
const hex = (seq: number, field: string) => {
  const text = String(ofSeq(seq)[field]);
  return `${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`;
};

const ACTS: readonly Act[] = [
  {
    name: 'flip an event',
    run: async (a) => void (await events.updateOne({ _id: ofSeq(a)._id }, { $set: { source: 'x' } })),
  },
  {
    name: 'flip a hash',
    run: async (a) => void (await seals.updateOne({ seq: a }, { $set: { hash: hex(a, 'hash') } })),
  },
  {
    name: 'flip a link',
    run: async (a) => void (await seals.updateOne({ seq: a }, { $set: { prev_hash: hex(a, 'prev_hash') } })),
  },
  {
    name: 'flip a commitment',
    run: async (a) => void (await seals.updateOne({ seq: a }, { $set: { commitment: hex(a, 'commitment') } })),
  },
  {
    name: 'flip a salt',
    run: async (a) => void (await salts.updateOne({ _id: ofSeq(a)._id }, { $set: { salt: 'x' } })),
  },
  { name: 'remove an event', run: async (a) => void (await events.deleteOne({ _id: ofSeq(a)._id })) },
  { name: 'remove a seal', run: async (a) => void (await seals.deleteOne({ seq: a })) },
  {
    name: 'remove both',
    async run(a) {
      for (const collection of [events, seals, salts]) await collection.deleteOne({ _id: ofSeq(a)._id });
    },
  },
  { name: 'reorder', run: (a, b) => swapSeqs(a, other(a, b)) },
  { name: 'insert', run: (a, b) => insertForged({ new_value: { b } }, a) },
  {
    name: 'cut the end',
    async run(a) {
      const ids = sealed.slice(a - 1).map(({ _id }) => _id);
      for (const collection of [events, seals, salts]) await collection.deleteMany({ _id: { $in: ids } });
    },
  },
  {
    name: 'claim a shorter chain in the checkpoint',
    run: async (a) =>
      void (await checkpoints.updateOne({ seq: LENGTH + 1 }, { $set: { head_hash: ofSeq(a)['hash'] } })),
  },
];

describe('whatever somebody does to the database', () => {
  it('verify finds it', { timeout: 120_000 }, async () => {
    const seq = fc.integer({ min: 1, max: LENGTH });
    const acts = fc.array(fc.tuple(fc.constantFrom(...ACTS), seq, seq), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(acts, async (chosen) => {
        await restore();
        for (const [act, a, b] of chosen) {
          // Two acts may meet at one place, where the second finds nothing left to do.
          await act.run(a, b).catch((error: Error) => {
            if (!/duplicate key|expected an event/.test(error.message)) throw error;
          });
        }
        const same = await Promise.all(
          ALL.map(
            async (collection, at) =>
              JSON.stringify(await collection.find().toArray()) === JSON.stringify(original[at]?.rows),
          ),
        );
        // Exchanging the same two twice is no tampering.
        if (!same.every(Boolean))
          expect((await chain.verify(scope)).verified, chosen.map(([{ name }]) => name).join()).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
