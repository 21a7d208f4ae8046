import { dispose } from '@livekit/rtc-node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as sweep } from '../../functions/scheduled/sweep-calls/handler.ts';
import { runStep } from './support/executions.ts';
import { type OutboundWorld, startOutboundWorld } from './support/outbound-world.ts';

let world: OutboundWorld;
beforeAll(async () => {
  world = await startOutboundWorld();
}, 600_000);
afterAll(async () => {
  await world?.stop();
  await dispose();
}, 60_000);

let numbers = 100;
function anotherNumber(): string {
  numbers += 1;
  return `+4915112345${numbers}`;
}

const get = async (id: string) => (await world.client.get(`/v1/calls/${id}`)).body;
const sessionOf = async (call: { session_id: string }) =>
  (await world.client.get(`/v1/sessions/${call.session_id}`)).body;
const dialled = (to: string) => world.network.dialled.filter(({ request }) => request.sipCallTo === to);

async function place(to: string, more: object = {}): Promise<{ id: string; session_id: string }> {
  const placed = await world.call(world.client, to, more);
  expect(placed.status, placed.text).toBe(202);
  expect(placed.body).toMatchObject({ status: 'queued', result: null, to });
  return placed.body;
}

async function until(id: string, status: string, timeout = 30_000) {
  await expect.poll(async () => (await get(id)).status, { timeout, interval: 100 }).toBe(status);
  return await get(id);
}

/** Audit events of a call, in order. */
async function historyOf(id: string): Promise<string[]> {
  const audit = world.api.db.client.db(world.api.db.name).collection('audit_events');
  const events = await audit.find({ 'entity.id': id }).sort({ _id: 1 }).toArray();
  return events.map(({ action }) => action);
}

async function expectEndedOnce(id: string): Promise<void> {
  expect((await historyOf(id)).filter((action) => action === 'call.ended')).toHaveLength(1);
  const outbox = world.api.db.client.db(world.api.db.name).collection('outbox_events');
  const events = await outbox.find({ 'data.entity.id': id, type: 'call.ended' }).toArray();
  expect(events).toHaveLength(1);
}

describe('an outbound call', { timeout: 90_000 }, () => {
  it('rings, is answered, and is over when the callee hangs up', async () => {
    const to = anotherNumber();
    world.network.phone(to, { does: 'answer', after_ms: 1_500, hangs_up_after_ms: 1_000 });
    const { id, session_id } = await place(to, { headers: { 'X-Order': '42' } });
    const call = await until(id, 'answered');
    expect(call).toMatchObject({ result: null, error: null, sip: { headers: { 'X-Order': '42' } } });
    expect(call.sip.call_id).toMatch(/^SCL_/);
    expect(dialled(to)).toMatchObject([
      {
        request: {
          sipTrunkId: 'ST_outbound',
          sipNumber: '+493012345678',
          roomName: session_id,
          participantIdentity: `phone-${id}`,
          headers: { 'X-Order': '42' },
        },
      },
    ]);
    expect(await dialled(to)[0]?.phone?.gone).toBe('hung_up');
    await world.agents.ends(world.tenant_id, session_id, 'participant_left');
    expect(await get(id)).toMatchObject({ status: 'ended', result: 'answered' });
    expect(await sessionOf(call)).toMatchObject({ status: 'ended', end_reason: 'participant_left', channel: 'phone' });
    expect(await historyOf(id)).toEqual([
      'call.created',
      'call.dialing',
      'call.ringing',
      'call.answered',
      'call.ended',
    ]);
  });

  it.each([
    ['busy', { does: 'busy' }, 'busy', 486],
    ['declined', { does: 'decline', after_ms: 100 }, 'declined', 603],
    ['not answered', { does: 'ring' }, 'no_answer', 408],
    ['refused', { does: 'refuse', sip_status_code: 403, sip_status: 'Forbidden' }, 'failed', 403],
    ['without a trunk', { does: 'refuse', sip_status_code: 503, sip_status: 'Service Unavailable' }, 'failed', 503],
  ] as const)('that is %s ends so, with its session and its room', async (_what, behaviour, result, code) => {
    const to = anotherNumber();
    world.network.phone(to, behaviour);
    const { id, session_id } = await place(to);
    const call = await until(id, 'ended');
    expect(call).toMatchObject({ result, sip: { status_code: code }, answered_at: null });
    expect(call.error === null).toBe(result !== 'failed');
    expect(await sessionOf(call)).toMatchObject({ status: 'ended', end_reason: 'call_not_answered' });
    await expect.poll(() => world.media.hasRoom(session_id), { timeout: 10_000 }).toBe(false);
    expect(dialled(to)).toHaveLength(1);
    await expectEndedOnce(id);
  });

  it('comes to an end when the SIP service takes it and never says anything', async () => {
    const to = anotherNumber();
    world.network.phone(to, { does: 'hang' });
    const { id } = await place(to);
    expect(await until(id, 'ended', 60_000)).toMatchObject({ result: 'failed', error: { code: 'upstream_timeout' } });
    expect(dialled(to)).toHaveLength(1);
    await expectEndedOnce(id);
  });

  it('fails where the SIP service is away', async () => {
    const to = anotherNumber();
    world.network.phone(to, { does: 'answer', after_ms: 0 });
    world.network.setDown(true);
    const { id } = await place(to);
    expect(await until(id, 'ended')).toMatchObject({ result: 'failed', error: { code: 'upstream_failed' } });
    world.network.setDown(false);
    expect(dialled(to)).toHaveLength(0);
  });

  it('is not dialled a second time when whoever dialled was killed while it rang', async () => {
    const to = anotherNumber();
    world.network.phone(to, { does: 'answer', after_ms: 2_500 });
    world.executions.setDown(true);
    const { id, session_id } = await place(to);
    const payload = { call_id: id, tenant_id: world.tenant_id };
    expect((await runStep('prepare', payload)).progress).toBe('go_on');
    // The first goes on in the background as a request that is out there; whoever repeats it is not told of it.
    const first = runStep('dial', payload);
    await expect.poll(() => dialled(to).length, { timeout: 20_000 }).toBe(1);
    expect(await Promise.all([1, 2, 3].map(() => runStep('dial', payload)))).toMatchObject(
      Array.from({ length: 3 }, () => ({ progress: 'watch' })),
    );
    await expect
      .poll(async () => (await runStep('watch', payload)).progress, { timeout: 20_000, interval: 300 })
      .toBe('done');
    await first;
    world.executions.setDown(false);
    expect(await get(id)).toMatchObject({ status: 'answered' });
    expect(dialled(to)).toHaveLength(1);
    await world.agents.ends(world.tenant_id, session_id, 'agent_ended');
    await expectEndedOnce(id);
  });

  it('that was answered while its answer got lost goes on', async () => {
    const to = anotherNumber();
    world.network.phone(to, { does: 'answer', after_ms: 100 });
    world.executions.loseAnswerOf('dial');
    const { id, session_id } = await place(to);
    await until(id, 'answered');
    await expect.poll(() => world.executions.ran.get(id)).toEqual(['prepare', 'dial', 'dial', 'watch']);
    world.executions.loseAnswerOf(undefined);
    expect(dialled(to)).toHaveLength(1);
    await world.agents.ends(world.tenant_id, session_id, 'agent_ended');
    expect(await get(id)).toMatchObject({ status: 'ended', result: 'answered' });
  });

  it('is hung up by the API: canceled while it rings, answered afterwards, once whoever asks', async () => {
    const [ringing, talking] = [anotherNumber(), anotherNumber()];
    world.network.phone(ringing, { does: 'ring' });
    world.network.phone(talking, { does: 'answer', after_ms: 100 });
    const [first, second] = [await place(ringing), await place(talking)];
    await until(first.id, 'ringing');
    await until(second.id, 'answered');
    for (const [{ id }, to, result] of [
      [first, ringing, 'canceled'],
      [second, talking, 'answered'],
    ] as const) {
      const answers = await Promise.all([1, 2, 3].map(() => world.client.post(`/v1/calls/${id}/hang-up`)));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(await get(id)).toMatchObject({ status: 'ended', result });
      expect(await dialled(to)[0]?.phone?.gone).toBe('removed');
      await expectEndedOnce(id);
    }
    expect(await sessionOf(first)).toMatchObject({ status: 'ended', end_reason: 'stopped' });
  });

  it('is not dialled before its agent is there', async () => {
    const to = anotherNumber();
    world.network.phone(to, { does: 'answer', after_ms: 0 });
    world.agents.setAway(true);
    const call = await place(to);
    await expect.poll(async () => (await sessionOf(call)).status, { timeout: 10_000 }).toBe('dispatching');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(dialled(to)).toHaveLength(0);
    expect((await world.client.post(`/v1/calls/${call.id}/hang-up`)).body).toMatchObject({ result: 'canceled' });
    world.agents.setAway(false);
    await expect.poll(() => world.executions.ran.get(call.id), { timeout: 10_000 }).toContain('watch');
    expect(dialled(to)).toHaveLength(0);
    await expectEndedOnce(call.id);
  });

  it('asked for fifty times with one key is one call that is dialled once', async () => {
    const to = anotherNumber();
    world.network.phone(to, { does: 'busy' });
    const key = crypto.randomUUID();
    const answers = await Promise.all(Array.from({ length: 50 }, () => world.call(world.client, to, {}, key)));
    const made = answers.filter(({ status }) => status === 202);
    expect(new Set(made.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.filter(({ status }) => status !== 202).every(({ status }) => status === 409)).toBe(true);
    await until(made[0]?.body.id, 'ended');
    const again = await world.call(world.client, to, {}, key);
    expect(again.body.id).toBe(made[0]?.body.id);
    expect(dialled(to)).toHaveLength(1);
  });

  it('that could not be started waits, and the sweep starts it', async () => {
    const to = anotherNumber();
    world.network.phone(to, { does: 'busy' });
    world.executions.setDown(true);
    const { id } = await place(to);
    world.executions.setDown(false);
    expect(await get(id)).toMatchObject({ status: 'queued' });
    const calls = world.api.db.client.db(world.api.db.name).collection<{ _id: string }>('calls');
    await calls.updateOne({ _id: id }, { $set: { created_at: new Date(Date.now() - 60_000) } });
    for (const _ of [1, 2])
      await sweep({ time: new Date().toISOString() } as never, { awsRequestId: 'sweep' } as never);
    expect(await until(id, 'ended')).toMatchObject({ result: 'busy' });
    expect(dialled(to)).toHaveLength(1);
  });

  it('that waited too long is ended by the sweep, and never dialled', async () => {
    const to = anotherNumber();
    world.executions.setDown(true);
    const { id } = await place(to);
    world.executions.setDown(false);
    const calls = world.api.db.client.db(world.api.db.name).collection<{ _id: string }>('calls');
    await calls.updateOne({ _id: id }, { $set: { created_at: new Date(Date.now() - 600_000) } });
    const swept = await sweep({ time: new Date().toISOString() } as never, { awsRequestId: 'sweep' } as never);
    expect(swept).toMatchObject({ failed: 0 });
    expect(await get(id)).toMatchObject({ status: 'ended', result: 'failed', error: { code: 'unavailable' } });
    await runStep('prepare', { call_id: id, tenant_id: world.tenant_id });
    await runStep('dial', { call_id: id, tenant_id: world.tenant_id });
    expect(dialled(to)).toHaveLength(0);
    await expectEndedOnce(id);
  });
});

describe('a request to call', { timeout: 60_000 }, () => {
  it('needs an Idempotency-Key', async () => {
    const { agent_id, client } = world;
    const answer = await client.post('/v1/calls', { agent_id, from: '+493012345678', to: '+4915112345678' });
    expect(answer.status).toBe(400);
    expect(answer.body.error.code).toBe('idempotency_key_required');
  });

  it.each([
    ['to', { to: '0151 12345678' }, 400],
    ['from', { from: '+493012345679' }, 422],
    ['variables.nobody', { variables: { nobody: 'x' } }, 422],
  ])('with a wrong %s is refused naming it', async (param, wrong, status) => {
    const answer = await world.call(world.client, '+4915112345678', wrong);
    expect([answer.status, answer.body.error.param], answer.text).toEqual([status, param]);
    expect(dialled('+4915112345678')).toHaveLength(0);
  });

  it('goes to allowed countries only, and within the tenant’s concurrency', async () => {
    const limit = async (limits: object) => {
      const changed = await world.api.platform.patch(`/v1/tenants/${world.tenant_id}`, { limits });
      expect(changed.status, changed.text).toBe(200);
    };
    await limit({ allowed_call_countries: ['AT'] });
    const abroad = await world.call(world.client, '+4915112345678');
    expect([abroad.status, abroad.body.error.param]).toEqual([422, 'to']);
    await limit({ allowed_call_countries: null, max_concurrent_sessions: 0 });
    const full = await world.call(world.client, '+4915112345678');
    expect([full.status, full.body.error.code]).toEqual([429, 'limit_exceeded']);
    expect(full.headers['retry-after']).toBeDefined();
    await limit({ max_concurrent_sessions: 25 });
  });
});
