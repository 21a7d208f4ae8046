import { randomUUID } from 'node:crypto';
import { dispose } from '@livekit/rtc-node';
import { signInternalRequest } from '@patchbay/core/internal-auth';
import type { Caller } from '@patchbay/local-stack/participant';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awaitedTransfer } from '../../agent-runtime/src/tools/awaited-transfer.ts';
import { compose as composeWatchdog } from '../../functions/events/compose.ts';
import { handler as closeTenants } from '../../functions/scheduled/close-tenants/handler.ts';
import { handler as sweep } from '../../functions/scheduled/sweep-calls/handler.ts';
import { ears, tone } from './support/ears.ts';
import { obeyingAgent } from './support/obeying-agent.ts';
import { FROM, type OutboundWorld, startOutboundWorld } from './support/outbound-world.ts';
import type { PhoneBehaviour } from './support/phone-behaviour.ts';

const INTERNAL_KEY = { key_id: 'k1', secret: Buffer.alloc(32, 1) };
const AGENT = 'agent-that-obeys';
const BRIEFING = 'Ms Adeyemi is on the line about her order.';
const BRIEFING_MS = 6_000;
const HOLD_MS = 800;

let world: OutboundWorld;
const agents: Caller[] = [];
beforeAll(async () => {
  world = await startOutboundWorld();
}, 600_000);
afterAll(async () => {
  await Promise.all(agents.map((agent) => agent.leave()));
  await world?.stop();
  await dispose();
}, 60_000);

let numbers = 100;
const nextNumber = () => {
  numbers += 1;
  return `+4915112349${numbers}`;
};
const get = async (id: string) => (await world.client.get(`/v1/calls/${id}`)).body;
const phoneOf = (number: string) => world.network.dialled.find(({ request }) => request.sipCallTo === number)?.phone;
const dialsTo = (number: string) => world.network.dialled.filter(({ request }) => request.sipCallTo === number);
const transferStatus = (id: string, status: string) =>
  expect.poll(async () => (await get(id)).transfer?.status, { timeout: 40_000, interval: 50 }).toBe(status);

async function phoneAt(number: string) {
  await expect.poll(() => phoneOf(number), { timeout: 30_000, interval: 20 }).toBeDefined();
  const phone = phoneOf(number);
  if (phone === undefined) throw new Error('no phone');
  return phone;
}

/** A caller who talks with an agent, and a colleague whose phone does this. */
async function answered(colleague: PhoneBehaviour) {
  const [to, number] = [nextNumber(), nextNumber()];
  world.network.phone(to, { does: 'answer', after_ms: 100 });
  world.network.phone(number, colleague);
  const { body, status, text } = await world.call(world.client, to);
  expect(status, text).toBe(202);
  const id: string = body.id;
  await expect.poll(async () => (await get(id)).status, { timeout: 30_000, interval: 100 }).toBe('answered');
  const caller = await phoneAt(to);
  const callerHears = ears(caller.caller.room);
  const room: string = body.session_id;
  // A telephone has its sound in the room from the first second on.
  await caller.caller.speak(tone(200));
  const { told, agent, hold } = await obeyingAgent(world.media, room, (said) =>
    tone(said === BRIEFING ? BRIEFING_MS : HOLD_MS),
  );
  agents.push(agent);
  const handOver = (more: object = {}, key: string = crypto.randomUUID()) =>
    world.client.post(
      `/v1/calls/${id}/transfer`,
      { to: number, mode: 'warm', briefing: BRIEFING, ring_timeout_seconds: 10, ...more },
      { headers: { 'idempotency-key': key } },
    );
  /** The agent has it handed over by itself, as its tool does, and is told what came of it. */
  const byItself = awaitedTransfer(async ({ mode, ...order }) => {
    const path = `/internal/v1/sessions/${room}/transfer`;
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ tenant_id: world.tenant_id, mode, ...order });
    const clock = { now: () => new Date() };
    const signed = signInternalRequest({ method: 'POST', path, body }, INTERNAL_KEY, { clock, nonce: randomUUID });
    const answer = await world.api.anonymous.post(path, body, { headers: { ...headers, ...signed } });
    if (answer.body.error?.code === 'transfer_under_way') return { outcome: 'under_way' };
    expect(answer.status, answer.text).toBe(200);
    return answer.body;
  }, hold);
  return { id, room, number, caller, callerHears, told, agent, handOver, byItself };
}

const sweepNow = () => sweep({ time: new Date().toISOString() } as never, { awsRequestId: 'sweep' } as never);

const said = (told: readonly unknown[]) =>
  told.flatMap((entry) => (Array.isArray(entry) && entry[0] === 'say' ? [String(entry[1])] : []));

/** How often each of these was audited and published of a call. */
async function toldOf(id: string, action: string): Promise<[audited: number, published: number]> {
  const db = world.api.db.client.db(world.api.db.name);
  return [
    await db.collection('audit_events').countDocuments({ 'entity.id': id, action }),
    await db.collection('outbox_events').countDocuments({ 'data.entity.id': id, type: action }),
  ];
}

describe('a warm transfer', { timeout: 120_000 }, () => {
  it('briefs the colleague unheard by the caller, brings both together, and the call ends once when they hang up', async () => {
    const call = await answered({ does: 'answer', after_ms: 800, says: tone(1_500) });
    const { id, number, caller, callerHears, told } = call;
    const begun = await call.handOver();
    expect(begun.status, begun.text).toBe(200);
    expect(begun.body.transfer).toMatchObject({ mode: 'warm', to: number, status: 'ringing', from: FROM, attempt: 1 });
    const colleague = await phoneAt(number);
    const colleagueHears = ears(colleague.caller.room);
    await transferStatus(id, 'briefing');
    // All three talk at the same time.
    await expect.poll(() => colleagueHears.heard(AGENT), { timeout: 20_000 }).toBeGreaterThan(200);
    const held = callerHears.heard(AGENT);
    await caller.caller.speak(tone(1_000));
    await expect.poll(() => colleagueHears.heard(AGENT), { timeout: 20_000 }).toBeGreaterThan(3_000);
    expect((await get(id)).transfer.status).toBe('briefing');
    expect(held).toBeGreaterThan(HOLD_MS / 2);
    expect(callerHears.heard(AGENT)).toBe(held);
    expect(callerHears.heard(colleague.identity)).toBe(0);
    expect(colleagueHears.heard(caller.identity)).toBe(0);
    expect(said(told)).toEqual(['One moment please, I am trying to connect you. Please stay on the line.', BRIEFING]);

    await transferStatus(id, 'completed');
    await caller.caller.speak(tone(1_000));
    await colleague.caller.speak(tone(1_000));
    await expect.poll(() => callerHears.heard(colleague.identity), { timeout: 10_000 }).toBeGreaterThan(500);
    await expect.poll(() => colleagueHears.heard(caller.identity), { timeout: 10_000 }).toBeGreaterThan(500);
    const present = async () => (await world.media.rooms.listParticipants(call.room)).map(({ identity }) => identity);
    await expect.poll(present, { timeout: 10_000 }).toHaveLength(2);
    expect((await world.client.get(`/v1/sessions/${call.room}`)).body).toMatchObject({
      status: 'ended',
      end_reason: 'transferred',
    });
    // Two people who talk are left alone, whoever looks.
    const { watchdog } = await composeWatchdog();
    const session = { session_id: call.room, tenant_id: world.tenant_id };
    await watchdog.check(session, { request_id: 'r', source: 'watchdog' });
    expect(await get(id)).toMatchObject({ status: 'answered', result: null });
    expect(await present()).toHaveLength(2);

    await colleague.hangUp();
    await expect.poll(present, { timeout: 10_000 }).toHaveLength(1);
    await watchdog.check(session, { request_id: 'r', source: 'watchdog' });
    expect(await caller.gone).toBe('removed');
    expect(await get(id)).toMatchObject({
      status: 'ended',
      result: 'answered',
      transfer: { status: 'completed', outcome: 'done', result: null },
    });
    for (const action of ['call.transfer_started', 'call.transfer_answered', 'call.transferred', 'call.ended']) {
      expect(await toldOf(id, action), action).toEqual([1, 1]);
    }
  });

  it.each([
    ['busy', { does: 'busy' }, 486],
    ['declined', { does: 'decline', after_ms: 300 }, 603],
    ['no_answer', { does: 'ring' }, 408],
    ['failed', { does: 'refuse', sip_status_code: 503, sip_status: 'Service Unavailable' }, 503],
  ] as const)('goes on with the agent, which says so, where the colleague is %s', async (result, behaviour, code) => {
    const { id, told, handOver, callerHears } = await answered(behaviour);
    expect((await handOver({ ring_timeout_seconds: 5 })).status).toBe(200);
    await transferStatus(id, 'failed');
    expect(await get(id)).toMatchObject({
      status: 'answered',
      result: null,
      transfer: { mode: 'warm', outcome: 'refused', result, sip_status_code: code },
    });
    expect(said(told).at(-1)).toMatch(/nobody can be reached there/);
    // The caller hears the agent again.
    await expect.poll(() => callerHears.heard(AGENT), { timeout: 10_000 }).toBeGreaterThan(1.5 * HOLD_MS);
    expect(await toldOf(id, 'call.transfer_failed')).toEqual([1, 1]);
    expect((await world.client.post(`/v1/calls/${id}/hang-up`, {})).status).toBe(200);
  });

  it('is told to the agent that has asked for it by itself, which finds the words, and may ask somebody else', async () => {
    const { id, number, told, caller, callerHears, byItself } = await answered({ does: 'busy' });
    const order = { mode: 'warm', headers: {}, briefing: BRIEFING, ring_timeout_seconds: 5 } as const;
    const other = nextNumber();
    world.network.phone(other, { does: 'decline', after_ms: 300 });
    expect(await byItself({ ...order, to: number })).toEqual({ outcome: 'not_taken', result: 'busy' });
    // At once, as a model does that knows another name.
    expect(await byItself({ ...order, to: other })).toEqual({ outcome: 'not_taken', result: 'declined' });
    // Told to wait each time, and nothing but by the agent that anybody could not be reached; it hears the caller again.
    expect(said(told)).toEqual(Array(2).fill(expect.stringMatching(/trying to connect you/)));
    expect(told.at(-1)).toEqual(['phone', true]);

    world.network.phone(number, { does: 'answer', after_ms: 300, says: tone(1_000) });
    expect(await byItself({ ...order, to: number })).toEqual({ outcome: 'done' });
    expect(said(told).at(-1)).toBe(BRIEFING);
    expect(await get(id)).toMatchObject({ status: 'answered', transfer: { attempt: 3, status: 'completed' } });
    const phones = world.network.dialled.filter(({ request }) => request.sipCallTo === number);
    const colleague = phones.at(-1)?.phone;
    await colleague?.caller.speak(tone(1_000));
    await expect.poll(() => callerHears.heard(colleague?.identity ?? ''), { timeout: 10_000 }).toBeGreaterThan(500);
    const audited = ['call.transfer_started', 'call.transfer_failed', 'call.transferred'];
    expect(await Promise.all(audited.map((action) => toldOf(id, action)))).toEqual([
      [3, 3],
      [2, 2],
      [1, 1],
    ]);
    expect((await world.client.post(`/v1/calls/${id}/hang-up`, {})).status).toBe(200);
    expect(await caller.gone).toBe('removed');
  });

  it('hangs the colleague up where the caller hangs up while it rings, whether the agent lives or not', async () => {
    const { id, room, number, caller, handOver } = await answered({ does: 'ring' });
    expect((await handOver({ ring_timeout_seconds: 60 })).status).toBe(200);
    const colleague = await phoneAt(number);
    await caller.hangUp();
    expect(await colleague.gone).toBe('removed');
    await transferStatus(id, 'failed');
    expect((await get(id)).transfer).toMatchObject({ result: 'canceled', sip_status_code: 487 });
    // What the runtime reports when its caller has left.
    await world.agents.ends(world.tenant_id, room, 'participant_left');
    expect(await get(id)).toMatchObject({ status: 'ended', result: 'answered' });
    expect(await toldOf(id, 'call.ended')).toEqual([1, 1]);
  });

  it('is canceled with its call, in one step', async () => {
    const { id, number, handOver } = await answered({ does: 'ring' });
    expect((await handOver({ ring_timeout_seconds: 60 })).status).toBe(200);
    const colleague = await phoneAt(number);
    expect((await world.client.post(`/v1/calls/${id}/hang-up`, {})).status).toBe(200);
    expect(await get(id)).toMatchObject({ status: 'ended', transfer: { status: 'failed', result: 'canceled' } });
    expect(await colleague.gone).toBe('removed');
    expect(await toldOf(id, 'call.transfer_failed')).toEqual([1, 1]);
  });

  it('dials once, whoever repeats the request and whichever step is killed after its work', async () => {
    const { id, number, handOver } = await answered({ does: 'answer', after_ms: 500 });
    world.executions.loseAnswerOf('dial');
    const first = await handOver({}, 'the-same-key');
    const again = await handOver({}, 'the-same-key');
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
    const another = await handOver();
    expect(another.status, another.text).toBe(409);
    expect(another.body.error.code).toBe('transfer_under_way');
    await transferStatus(id, 'completed');
    world.executions.loseAnswerOf(undefined);
    expect(dialsTo(number)).toHaveLength(1);
    expect(await toldOf(id, 'call.transferred')).toEqual([1, 1]);
    // Nobody tells that one has hung up: the sweep notices.
    await (await phoneAt(number)).hangUp();
    await expect
      .poll(
        async () => {
          await sweepNow();
          return (await get(id)).status;
        },
        { timeout: 40_000, interval: 1_000 },
      )
      .toBe('ended');
    expect(await toldOf(id, 'call.ended')).toEqual([1, 1]);
  });

  /** A caller and a colleague who talk with each other, the agent having left. */
  async function together() {
    const call = await answered({ does: 'answer', after_ms: 100 });
    expect((await call.handOver()).status).toBe(200);
    await transferStatus(call.id, 'completed');
    return { ...call, colleague: await phoneAt(call.number) };
  }

  it('has a longest time of its own: four hours after they were brought together both are hung up, once', async () => {
    const { id, room, caller, colleague } = await together();
    const db = world.api.db.client.db(world.api.db.name);
    const shift = (minutes: number) =>
      db
        .collection<{ _id: string }>('calls')
        .updateOne({ _id: id }, { $set: { 'transfer.ended_at': new Date(Date.now() - minutes * 60_000) } });
    // What the agent may talk itself is long over.
    await db.collection<{ _id: string }>('sessions').updateOne({ _id: room }, { $set: { max_end_at: new Date(0) } });
    await shift(4 * 60 - 1);
    await sweepNow();
    expect(await get(id)).toMatchObject({ status: 'answered', result: null, end_reason: null });
    await shift(4 * 60);
    await Promise.all([sweepNow(), sweepNow()]);
    expect(await get(id)).toMatchObject({ status: 'ended', result: 'answered', end_reason: 'max_duration' });
    expect([await caller.gone, await colleague.gone]).toEqual(['removed', 'removed']);
    expect(await toldOf(id, 'call.ended')).toEqual([1, 1]);
    expect((await world.client.get(`/v1/sessions/${room}`)).body.end_reason).toBe('transferred');
  });

  it('ends with its tenant: archiving hangs both up, once, however often the closer looks', async () => {
    const { id, room, caller, colleague } = await together();
    const archived = await world.api.platform.post(`/v1/tenants/${world.tenant_id}/archive`);
    expect(archived.status, archived.text).toBe(200);
    const stored = () =>
      world.api.db.client.db(world.api.db.name).collection<{ _id: string }>('calls').findOne({ _id: id });
    const closeNow = () => closeTenants({} as never, { awsRequestId: 'close' } as never);
    await Promise.all([closeNow(), closeNow()]);
    await closeNow();
    expect(await stored()).toMatchObject({ status: 'ended', result: 'answered', end_reason: 'stopped' });
    expect([await caller.gone, await colleague.gone]).toEqual(['removed', 'removed']);
    expect(await world.media.hasRoom(room)).toBe(false);
    expect(await toldOf(id, 'call.ended')).toEqual([1, 1]);
    const restored = await world.api.platform.post(`/v1/tenants/${world.tenant_id}/restore`);
    expect(restored.status, restored.text).toBe(200);
  });

  it('waits for the sweep where its execution cannot be started, and is hung up as any other call', async () => {
    const { id, number, handOver } = await answered({ does: 'answer', after_ms: 100 });
    world.executions.setDown(true);
    expect((await handOver()).status).toBe(200);
    expect(dialsTo(number)).toHaveLength(0);
    world.executions.setDown(false);
    // It was asked for a while ago.
    const calls = world.api.db.client.db(world.api.db.name).collection<{ _id: string }>('calls');
    await calls.updateOne({ _id: id }, { $set: { 'transfer.at': new Date(Date.now() - 60_000) } });
    await sweepNow();
    await transferStatus(id, 'completed');
    expect(dialsTo(number)).toHaveLength(1);
    expect((await world.client.post(`/v1/calls/${id}/hang-up`, {})).status).toBe(200);
    expect(await get(id)).toMatchObject({ status: 'ended', result: 'answered' });
    expect(await (await phoneAt(number)).gone).toBe('removed');
  });

  it('is refused in words: fields of the other mode, addresses, numbers of nobody', async () => {
    const { handOver, id } = await answered({ does: 'busy' });
    const wrong = [
      [{ play_dialtone: true }, 400, 'play_dialtone'],
      [{ mode: 'blind' }, 400, 'briefing'],
      [{ to: 'sip:reception@pbx.example.org' }, 400, 'to'],
      [{ ring_timeout_seconds: 81 }, 400, 'ring_timeout_seconds'],
      [{ from: '+4930999999' }, 422, 'from'],
    ] as const;
    for (const [more, status, param] of wrong) {
      const answer = await handOver(more);
      expect([answer.status, answer.body.error?.param], answer.text).toEqual([status, param]);
    }
    expect((await get(id)).transfer).toBeNull();
  });
});
