import { setTimeout as sleep } from 'node:timers/promises';
import { dispose } from '@livekit/rtc-node';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { compose } from '../../functions/scheduled/call-batch-compose.ts';
import { FROM, type OutboundWorld, startOutboundWorld } from './support/outbound-world.ts';
import { linesOf, mostAtOnce, ONCE_MORE, seenBy, twentyCallees } from './support/twenty-callees.ts';

/**
 * Rows that are called again: engaged lines, and phones that nobody picked up; the one that was engaged and then was
 * not picked up, for each of the two.
 */
const RETRIES: Readonly<Record<number, number>> = { 7: 1, 8: 2, 9: 1, 10: 1, 11: 1, 12: 1, 15: 1, 19: 1 };

let world: OutboundWorld;
let round: Awaited<ReturnType<typeof compose>>['round'];
beforeAll(async () => {
  world = await startOutboundWorld({ hangs_up: true });
  ({ round } = await compose());
}, 600_000);
afterAll(async () => {
  await world?.stop();
  await dispose();
}, 60_000);
beforeEach(async () => {
  await allow(25);
});

async function allow(max_concurrent_sessions: number): Promise<void> {
  const limited = await world.api.platform.patch(`/v1/tenants/${world.tenant_id}`, {
    limits: { max_concurrent_sessions },
  });
  expect(limited.status, limited.text).toBe(200);
}

async function create(rows: object[], more: object = {}) {
  const { agent_id, client } = world;
  const body = { agent_id, from: FROM, rows, ring_timeout_seconds: 5, ...more };
  const made = await client.post('/v1/call-batches', body, { headers: { 'idempotency-key': crypto.randomUUID() } });
  expect(made.status, made.text).toBe(201);
  return made.body;
}

const get = async (id: string) => (await world.client.get(`/v1/call-batches/${id}`)).body;
const report = async (id: string) =>
  (await world.client.get(`/v1/call-batches/${id}/report`, { query: { format: 'csv' } })).body;
const collection = (name: string) => world.api.db.client.db(world.api.db.name).collection(name);
const dialled = () => world.network.dialled.length;

const states = async () =>
  (await calls()).map(({ to, status, result, error }) => [to, status, result, error?.message].join(' '));

/** The clock starts two engines at a time, as after a hang of the first, until something is so. */
async function runUntil(isSo: () => Promise<boolean> | boolean): Promise<void> {
  const giveUpAt = performance.now() + 45_000;
  while (!(await isSo())) {
    if (performance.now() > giveUpAt) throw new Error(`it is not so: ${JSON.stringify(await states())}`);
    const origin = { request_id: 'batches', source: 'scheduler' };
    await Promise.all([round(origin), round(origin)]);
    await sleep(100);
  }
}

const anHourPasses = (batch_id: string) =>
  collection('call_batch_rows').updateMany({ batch_id, status: 'pending' }, { $set: { due_at: new Date() } });
const calls = () => collection('calls').find({ tenant_id: world.tenant_id }).toArray();
const allOver = async () => (await calls()).every(({ status }) => status === 'ended');

describe('twenty callees, through the telephone network', { timeout: 180_000 }, () => {
  it('come out as the network says, each called once an attempt, with room left for calls that come in', async () => {
    await allow(6);
    const rows = twentyCallees(world.network, '+49151220000');
    const before = dialled();
    const batch = await create(rows, { retries: ONCE_MORE });
    // 6 less 20 percent rounded up.
    await runUntil(async () => (await get(batch.id)).rows.calling === 4);
    await runUntil(async () => (await get(batch.id)).rows.ended >= 5);

    const paused = await world.client.post(`/v1/call-batches/${batch.id}/pause`);
    expect(paused.body.status).toBe('paused');
    await runUntil(async () => (await get(batch.id)).rows.calling === 0);
    const whilePaused = dialled();
    expect(whilePaused - before).toBeLessThan(20);
    for (const _ of [1, 2, 3]) await round({ request_id: 'batches', source: 'scheduler' });
    expect(dialled()).toBe(whilePaused);
    expect((await world.client.post(`/v1/call-batches/${batch.id}/resume`)).body.status).toBe('running');

    await runUntil(async () => dialled() - before === 20 && (await get(batch.id)).rows.calling === 0);
    // Those who are called once more wait for their hour.
    expect((await get(batch.id)).rows.pending).toBe(Object.keys(RETRIES).length);
    await round({ request_id: 'batches', source: 'scheduler' });
    expect(dialled() - before).toBe(20);
    await runUntil(async () => {
      await anHourPasses(batch.id);
      return (await get(batch.id)).status === 'completed';
    });

    const seen = seenBy(world.network, rows);
    const told = await report(batch.id);
    expect(told).toMatchObject({ calls: seen.calls, calls_by_result: seen.by_result });
    expect(told.calls_by_result).toEqual(seen.by_result);
    expect(linesOf(told.csv)).toEqual(
      seen.each.map(({ to, results }) => ({ to, outcome: results.at(-1), attempts: results.length })),
    );
    expect(seen.each.map(({ results }) => results.length)).toEqual(rows.map((_, index) => 1 + (RETRIES[index] ?? 0)));
    const identities = world.network.dialled.map(({ request }) => request.participantIdentity);
    expect(new Set(identities).size).toBe(identities.length);
    expect(mostAtOnce(world.network, rows)).toBeLessThanOrEqual(4);
    const ends = await collection('audit_events').find({ action: 'call.ended' }).toArray();
    expect(ends).toHaveLength(seen.calls);
    expect(await allOver()).toBe(true);
  });

  it('are called no more once their batch is canceled; those who are on the line go on', async () => {
    const rows = twentyCallees(world.network, '+49151221000').slice(0, 7);
    const pacing = { max_concurrent: 2 };
    const batch = await create(rows, { pacing });
    await runUntil(() => seenBy(world.network, rows).calls === 2);
    const canceled = await world.client.post(`/v1/call-batches/${batch.id}/cancel`);
    expect(canceled.body).toMatchObject({ status: 'canceled', rows: { calling: 2, outcomes: { canceled: 5 } } });
    await runUntil(async () => (await get(batch.id)).rows.ended === 7);
    expect(seenBy(world.network, rows)).toMatchObject({ calls: 2, by_result: { answered: 2 } });
    expect((await report(batch.id)).calls_by_result).toEqual({ answered: 2 });
  });
});
