import { platformScopeFixture, TENANT_A, TENANT_B, tenantScopeFixture } from '@patchbay/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { openAuditChain } from './support/audit-chain.ts';

const chain = await openAuditChain();
const scopeA = tenantScopeFixture({ tenant_id: TENANT_A });
const scopeB = tenantScopeFixture({ tenant_id: TENANT_B });
const MINUTE = 60_000;

const COLLECTIONS = ['audit_events', 'audit_seals', 'audit_salts', 'audit_checkpoints', 'audit_chains'];

beforeEach(async () => {
  for (const name of COLLECTIONS) await chain.raw(name).deleteMany({});
});

const seqs = async (tenant_id: string | null) =>
  (await chain.raw('audit_seals').find({ tenant_id }).sort({ seq: 1 }).toArray()).map(({ seq }) => seq);

describe('the sealer', () => {
  it('gives every event of every tenant its place, each tenant and the platform in a chain of its own', async () => {
    await chain.record(scopeA, 3);
    await chain.record(scopeB, 2);
    await chain.record(platformScopeFixture(), 1);
    expect(await chain.sealAll()).toMatchObject({ sealed_events: 6, chains: 3, unfinished: 0 });
    expect([await seqs(TENANT_A), await seqs(TENANT_B), await seqs(null)]).toEqual([[1, 2, 3], [1, 2], [1]]);
    for (const [scope, sealed] of [[scopeA, 3] as const, [scopeB, 2] as const, [platformScopeFixture(), 1] as const]) {
      expect(await chain.verify(scope)).toMatchObject({ verified: true, sealed, not_sealed_yet: 0, has_more: false });
    }
  });

  it('says what waits for it, and leaves alone what is too fresh', async () => {
    await chain.record(scopeA, 2);
    expect(await chain.verify(scopeA)).toMatchObject({ verified: true, sealed: 0, not_sealed_yet: 2 });
    expect(await chain.sealAll(10_000)).toMatchObject({ sealed_events: 0 });
    chain.clock.advance(MINUTE);
    expect(await chain.sealAll(10_000)).toMatchObject({ sealed_events: 2 });
    await chain.record(scopeA, 1);
    expect(await chain.verify(scopeA)).toMatchObject({ verified: true, sealed: 2, not_sealed_yet: 1 });
  });

  it('takes an event that was committed late, with an earlier id, as the next one', async () => {
    await chain.record(scopeA, 3);
    const held = await chain.raw('audit_events').findOneAndDelete({ tenant_id: TENANT_A });
    await chain.sealAll();
    expect(await seqs(TENANT_A)).toEqual([1, 2]);
    if (held === null) throw new Error('expected an event');
    await chain.raw('audit_events').insertOne(held);
    chain.clock.advance(MINUTE);
    await chain.record(scopeA, 1);
    await chain.sealAll();
    const last = await chain.raw('audit_seals').find({ tenant_id: TENANT_A }).sort({ seq: 1 }).toArray();
    expect(last.map(({ _id }) => _id).indexOf(held._id)).toBe(2);
    expect(await chain.verify(scopeA)).toMatchObject({ verified: true, sealed: 4, not_sealed_yet: 0 });
  });

  it('never forks a chain, however many sealers run at once', async () => {
    await chain.record(scopeA, 450);
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => chain.seal(TENANT_A)));
    expect(outcomes.filter(({ outcome }) => outcome === 'sealed').length).toBeGreaterThanOrEqual(1);
    await chain.seal(TENANT_A);
    expect(await seqs(TENANT_A)).toEqual(Array.from({ length: 450 }, (_, at) => at + 1));
    expect(await chain.verify(scopeA)).toMatchObject({ verified: true, sealed: 450, not_sealed_yet: 0 });
  });

  it('that lost its lease adds nothing', async () => {
    await chain.record(scopeA, 3);
    const events = chain.chains.events.bind(chain.chains);
    const { createSealChain, sealerScope } = await import('@patchbay/core/audit');
    const slow = createSealChain({
      ...chain.deps,
      chains: {
        ...chain.chains,
        // While it reads, its lease runs out and another sealer does the work.
        async events(scope, ids) {
          const found = await events(scope, ids);
          chain.clock.advance(2 * MINUTE);
          expect(await chain.seal(TENANT_A)).toEqual({ outcome: 'sealed', sealed: 3 });
          return found;
        },
      },
    });
    const limits = { settle_ms: 0, deadline: new Date(chain.clock.now().getTime() + 10 * MINUTE) };
    const scope = sealerScope(TENANT_A, { request_id: 'slow', source: 'scheduler' });
    expect(await slow(scope, limits)).toEqual({ outcome: 'busy', sealed: 0 });
    expect(await seqs(TENANT_A)).toEqual([1, 2, 3]);
    expect(await chain.verify(scopeA)).toMatchObject({ verified: true, sealed: 3 });
  });

  it('that died after sealing leaves a checkpoint to the next one', async () => {
    await chain.record(scopeA, 2);
    await chain.sealAll();
    await chain.raw('audit_checkpoints').deleteMany({});
    await chain.seal(TENANT_A);
    expect((await chain.verify(scopeA)).last_checkpoint).toMatchObject({ seq: 2, count: 2 });
  });

  it('adds nothing to a chain that contradicts its checkpoint, and is loud about it', async () => {
    await chain.record(scopeA, 3);
    await chain.sealAll();
    await chain.raw('audit_seals').deleteOne({ tenant_id: TENANT_A, seq: 3 });
    await chain.record(scopeA, 1);
    await expect(chain.sealAll()).rejects.toThrow('1 audit chains could not be sealed');
    expect(await seqs(TENANT_A)).toEqual([1, 2]);
    expect(await chain.verify(scopeA)).toMatchObject({ verified: false, problem: { kind: 'cut', seq: 3 } });
  });

  it('goes on where it stopped when there was more than fitted', async () => {
    await chain.record(scopeA, 5);
    const { createSealChain, sealerScope } = await import('@patchbay/core/audit');
    const sealChain = createSealChain(chain.deps);
    const scope = sealerScope(TENANT_A, { request_id: 'late', source: 'scheduler' });
    const over = { settle_ms: 0, deadline: new Date(chain.clock.now().getTime() - 1) };
    expect(await sealChain(scope, over)).toEqual({ outcome: 'unfinished', sealed: 0 });
    expect(await chain.sealAll()).toMatchObject({ sealed_events: 5 });
  });
});

describe('verifying', () => {
  it('a long chain goes in steps of bounded work, and comes to the same end', async () => {
    await chain.record(scopeA, 25);
    await chain.sealAll();
    chain.clock.advance(10 * MINUTE);
    await chain.record(scopeA, 1);
    await chain.sealAll();
    const looked: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: Record<string, string> = { limit: '4', ...(cursor === '' ? {} : { cursor }) };
      const step = await chain.verify(scopeA, query);
      expect(step).toMatchObject({ verified: true, sealed: 26 });
      for (let seq = step.from_seq; seq <= step.to_seq; seq += 1) looked.push(seq);
      cursor = step.next_cursor;
    }
    expect(looked).toEqual(Array.from({ length: 26 }, (_, at) => at + 1));
  });

  it('can begin at a checkpoint, and take one that the caller kept', async () => {
    await chain.record(scopeA, 4);
    await chain.sealAll();
    const kept = (await chain.verify(scopeA)).last_checkpoint;
    if (kept === null) throw new Error('expected a checkpoint');
    await chain.record(scopeA, 2);
    await chain.sealAll();
    const known = { known_seq: String(kept.seq), known_hash: kept.head_hash };
    const query = { from_seq: '5', ...known };
    expect(await chain.verify(scopeA, query)).toMatchObject({ verified: true, from_seq: 5, to_seq: 6 });

    // Somebody with all rights cuts events, seals and checkpoints alike: only who kept one can tell.
    const ids = await chain.raw('audit_seals').distinct('_id', { tenant_id: TENANT_A, seq: { $gte: 3 } });
    for (const name of ['audit_seals', 'audit_salts', 'audit_events']) {
      await chain.raw(name).deleteMany({ _id: { $in: ids as string[] } });
    }
    await chain.raw('audit_checkpoints').deleteMany({});
    expect(await chain.verify(scopeA)).toMatchObject({ verified: true, sealed: 2 });
    expect(await chain.verify(scopeA, known)).toMatchObject({ verified: false, problem: { kind: 'cut', seq: 3 } });
  });

  it('refuses a cursor that it did not give out', async () => {
    await expect(chain.verify(scopeA, { cursor: 'x' })).rejects.toMatchObject({ code: 'invalid_cursor' });
  });

  it("sees the caller's own tenant only", async () => {
    await chain.record(scopeA, 2);
    await chain.sealAll();
    expect(await chain.verify(scopeB)).toMatchObject({ sealed: 0, not_sealed_yet: 0, last_checkpoint: null });
  });

  it('stays whole when a person is forgotten: the salt is destroyed, and the chain says so itself', async () => {
    await chain.record(scopeA, 3, { new_value: { name: 'Ada Lovelace' } });
    await chain.sealAll();
    const { _id } = (await chain.raw('audit_seals').findOne({ tenant_id: TENANT_A, seq: 2 })) ?? { _id: '' };
    // What an eraser does, who has more rights than the application.
    await chain.raw('audit_events').updateOne({ _id }, { $set: { new_value: null } });
    await chain.raw('audit_salts').deleteOne({ _id });
    expect(await chain.verify(scopeA)).toMatchObject({ verified: false, problem: { kind: 'missing', seq: 2 } });
    const erasure = {
      action: 'audit_event.erased',
      entity: { type: 'audit_event', id: _id },
      new_value: null,
    } as const;
    await chain.record(scopeA, 1, erasure);
    expect(await chain.verify(scopeA)).toMatchObject({ verified: false });
    await chain.sealAll();
    expect(await chain.verify(scopeA)).toMatchObject({ verified: true, erased: 1, sealed: 4 });
    // Its seal still stands in the chain: to change it now is found as ever.
    await chain.raw('audit_seals').updateOne({ _id }, { $set: { commitment: 'hmac-sha256:0' } });
    expect(await chain.verify(scopeA)).toMatchObject({ verified: false, problem: { kind: 'changed', seq: 2 } });
  });

  it('gives checkpoints that anybody verifies with the public key alone', async () => {
    await chain.record(scopeA, 2);
    await chain.sealAll();
    const { compactVerify, importJWK } = await import('jose');
    const { last_checkpoint } = await chain.verify(scopeA);
    const key = await importJWK({ ...(await chain.key.publicJwk()), alg: 'ES256' });
    const { payload } = await compactVerify(last_checkpoint?.jws ?? '', key);
    expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({
      tenant_id: TENANT_A,
      seq: 2,
      head_hash: last_checkpoint?.head_hash,
    });
  });
});
