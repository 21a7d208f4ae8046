import { createIdempotencyGate, IDEMPOTENCY_LEASE_MS, IDEMPOTENCY_WINDOW_MS } from '@patchbay/core/idempotency';
import { type ActorScope, AppError, type IdempotencyClaim } from '@patchbay/core/kernel';
import {
  countAuditEvents,
  fixedClock,
  idOf,
  openTestDatabase,
  platformScopeFixture,
  TENANT_A,
  TENANT_B,
  tenantScopeFixture,
} from '@patchbay/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import { createIdempotencyRepository } from './idempotency-repository.ts';

const clock = fixedClock();
const test = await openTestDatabase({ clock });
const gate = createIdempotencyGate({ records: createIdempotencyRepository(test.database), clock });
const scope = tenantScopeFixture({ tenant_id: TENANT_A });
const ANSWER = { status: 201, body: { id: 'made', list: [1, { deep: null }] } };

beforeEach(async () => {
  const database = test.client.db(test.name);
  for (const name of ['idempotency_records', 'audit_events']) await database.collection(name).deleteMany({});
});

const begin = (key = 'k', fingerprint = 'f', as: ActorScope = scope) => gate.begin(as, key, fingerprint);

async function claimed(key = 'k', as: ActorScope = scope): Promise<IdempotencyClaim> {
  const verdict = await begin(key, 'f', as);
  if (verdict.outcome !== 'fresh') throw new Error(`expected a fresh key, got ${verdict.outcome}`);
  return verdict.claim;
}

/** The effect of a use case: what commits with the mark is its audit event. */
function effect(claim: IdempotencyClaim, id = idOf('file', 1), as: ActorScope = scope): Promise<void> {
  const carrying = { ...as, origin: { ...as.origin, idempotency: claim } };
  return test.unit_of_work.run(carrying, async (work) => {
    work.record({ action: 'file.created', entity: { type: 'file', id }, old_value: null, new_value: {} });
  });
}

describe('idempotency', () => {
  it('of fifty requests with one key at once runs one, and answers it again afterwards', async () => {
    const verdicts = await Promise.all(Array.from({ length: 50 }, () => begin()));
    const fresh = verdicts.flatMap((verdict) => (verdict.outcome === 'fresh' ? [verdict.claim] : []));
    expect(fresh).toHaveLength(1);
    expect(verdicts.filter((verdict) => verdict.outcome === 'in_progress')).toHaveLength(49);
    await effect(fresh[0] as IdempotencyClaim);
    expect(await gate.complete(scope, fresh[0] as IdempotencyClaim, ANSWER)).toBe(true);
    const entity = { type: 'file', id: idOf('file', 1) };
    expect(await begin()).toEqual({ outcome: 'replay', answer: ANSWER, entity });
    expect(await countAuditEvents(test)).toBe(1);
  });

  it('answers another request with the same key as a mismatch, running or done', async () => {
    const claim = await claimed();
    expect(await begin('k', 'other')).toEqual({ outcome: 'mismatch' });
    await gate.complete(scope, claim, ANSWER);
    expect(await begin('k', 'other')).toEqual({ outcome: 'mismatch' });
  });

  it('keeps keys of different tenants, actors and of the platform apart', async () => {
    await gate.complete(scope, await claimed(), ANSWER);
    const others = [
      tenantScopeFixture({ tenant_id: TENANT_B }),
      tenantScopeFixture({ subject: { type: 'api_key', id: idOf('api_key', 1) } }),
      platformScopeFixture(),
    ];
    for (const other of others) {
      const claim = await claimed('k', other);
      await effect(claim, idOf('file', 1), other);
      expect(await gate.complete(other, claim, ANSWER)).toBe(true);
    }
  });

  it('gives a key back when its request failed before any effect', async () => {
    expect(await gate.release(scope, await claimed())).toBe(true);
    expect((await claimed()).attempt).toBe(1);
  });

  it('does not give it back after an effect, so that the failure becomes the answer', async () => {
    const claim = await claimed();
    await effect(claim);
    expect(await gate.release(scope, claim)).toBe(false);
    const failure = { status: 502, body: { error: { code: 'upstream_failed' } } };
    await gate.complete(scope, claim, failure);
    expect(await begin()).toMatchObject({ outcome: 'replay', answer: failure });
  });

  it('leaves no mark when the effect does not commit', async () => {
    const claim = await claimed();
    const carrying = { ...scope, origin: { ...scope.origin, idempotency: claim } };
    const failing = test.unit_of_work.run(carrying, async (work) => {
      work.record({ action: 'file.created', entity: { type: 'file', id: 'x' }, old_value: null, new_value: {} });
      throw new AppError('unprocessable');
    });
    await expect(failing).rejects.toMatchObject({ code: 'unprocessable' });
    expect(await gate.release(scope, claim)).toBe(true);
  });

  it('lets another attempt take over when the first died, and then keeps the dead one from taking effect', async () => {
    const dead = await claimed();
    clock.advance(IDEMPOTENCY_LEASE_MS - 1);
    expect(await begin()).toEqual({ outcome: 'in_progress', retry_after_seconds: 1 });
    clock.advance(1);
    const alive = await claimed();
    expect(alive).toEqual({ record_id: dead.record_id, attempt: 2 });
    await expect(effect(dead)).rejects.toMatchObject({ code: 'idempotency_in_progress' });
    expect(await countAuditEvents(test)).toBe(0);
    expect(await gate.complete(scope, dead, ANSWER)).toBe(false);
    expect(await gate.release(scope, dead)).toBe(false);
    await effect(alive);
    expect(await countAuditEvents(test)).toBe(1);
  });

  it('lets one of several successors take over', async () => {
    await claimed();
    clock.advance(IDEMPOTENCY_LEASE_MS);
    const verdicts = await Promise.all(Array.from({ length: 10 }, () => begin()));
    expect(verdicts.filter((verdict) => verdict.outcome === 'fresh')).toHaveLength(1);
  });

  it('never runs again after an effect whose answer was lost, and says what it was', async () => {
    const claim = await claimed();
    await effect(claim);
    expect((await begin()).outcome).toBe('in_progress');
    clock.advance(IDEMPOTENCY_LEASE_MS);
    expect(await begin()).toEqual({ outcome: 'answer_lost', entity: { type: 'file', id: idOf('file', 1) } });
  });

  it('takes several units of work for one request, and names the first', async () => {
    const claim = await claimed();
    await effect(claim, idOf('file', 1));
    await effect(claim, idOf('file', 2));
    await gate.complete(scope, claim, ANSWER);
    expect(await begin()).toMatchObject({ outcome: 'replay', entity: { id: idOf('file', 1) } });
  });

  it('keeps of an answer with a secret only that there was one', async () => {
    const claim = await claimed();
    await effect(claim);
    await gate.complete(scope, claim, { status: 201, withheld: true });
    expect(await begin()).toMatchObject({ outcome: 'replay', answer: { status: 201, withheld: true } });
  });

  it('forgets a key after its window, without waiting for the TTL index', async () => {
    await gate.complete(scope, await claimed(), ANSWER);
    clock.advance(IDEMPOTENCY_WINDOW_MS - 1);
    expect((await begin()).outcome).toBe('replay');
    clock.advance(1);
    expect(await begin('k', 'other')).toMatchObject({ outcome: 'fresh' });
  });
});
