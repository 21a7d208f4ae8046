import { randomUUID } from 'node:crypto';
import { signInternalRequest } from '@patchbay/core/internal-auth';
import type { Caller } from '@patchbay/local-stack/participant';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type InboundLine, startInboundLine } from './support/inbound-line.ts';
import { obeyingAgent } from './support/obeying-agent.ts';
import { type SipStandIn, startSipStandIn } from './support/sip-stand-in.ts';

/** The key of PLACEHOLDER_ENVIRONMENT's INTERNAL_HMAC_KEYS. */
const INTERNAL_KEY = { key_id: 'k1', secret: Buffer.alloc(32, 1) };
const TAKES = '+493055511';
const BUSY = '+493055512';

let line: InboundLine;
let network: SipStandIn;
const agents: Caller[] = [];

beforeAll(async () => {
  line = await startInboundLine(async (server) => {
    network = await startSipStandIn(server);
    return { LIVEKIT_URL: network.url };
  });
  network.takesTransfers(TAKES, 'accept');
  network.takesTransfers(BUSY, { sip_status_code: 486, sip_status: 'Busy Here' });
}, 600_000);
afterAll(async () => {
  await Promise.all(agents.map((agent) => agent.leave()));
  await network?.stop();
}, 60_000);

/** Somebody has called in, and everything that the agent of the call is told to do. */
async function calledIn() {
  const owner = await line.owner();
  await owner.map();
  const { room, phone, told: status } = await line.call(owner.number);
  expect(status).toBe(200);
  const { told, agent } = await obeyingAgent(line.media, room);
  agents.push(agent);
  const [{ id, session_id }] = await owner.calls();
  return {
    ...{ id, session_id, room, phone, told, tenant_id: owner.tenant_id, client: owner.client },
    post: (verb: string, body: object = {}) => owner.client.post(`/v1/calls/${id}/${verb}`, body),
    call: async () => (await owner.client.get(`/v1/calls/${id}`)).body,
    /** Actions of the call's audit events, and how often tenants are told of one. */
    audited: async () => await collection('audit_events').find({ 'entity.id': id }).sort({ _id: 1 }).toArray(),
    told_of: (type: string) => collection('outbox_events').countDocuments({ 'data.entity.id': id, type }),
    referred: () => network.transferred.filter(({ roomName }) => roomName === room),
  };
}
type CalledIn = Awaited<ReturnType<typeof calledIn>>;

const collection = (name: string) => line.api.db.client.db(line.api.db.name).collection(name);
const actionsOf = async ({ audited }: CalledIn) =>
  (await audited()).map(({ action }) => action as string).filter((action) => action !== 'call.created');
const allowOnly = ({ tenant_id }: CalledIn, countries: string[]) =>
  line.api.platform.patch(`/v1/tenants/${tenant_id}`, { limits: { allowed_call_countries: countries } });

/** Sends what the agent runtime sends, signed once; sent again, it is a replay. */
function signed(session_id: string, what: 'transfer' | 'reports', value: object) {
  const path = `/internal/v1/sessions/${session_id}/${what}`;
  const body = JSON.stringify(value);
  const clock = { now: () => new Date() };
  const headers = signInternalRequest({ method: 'POST', path, body }, INTERNAL_KEY, { clock, nonce: randomUUID });
  return () => line.api.anonymous.post(path, body, { headers: { 'content-type': 'application/json', ...headers } });
}
const byAgent = ({ session_id, tenant_id }: CalledIn, to: string, more: object = {}) =>
  signed(session_id, 'transfer', { tenant_id, to, ...more })();

describe('control of a call that came in', { timeout: 120_000 }, () => {
  it('reaches its agent in the room of the call: it says, presses keys and is quiet', async () => {
    const called = await calledIn();
    const said = await called.post('say', { text: 'Your order is found.', interrupt: true });
    expect(said.status, said.text).toBe(200);
    expect((await called.post('mute', { target: 'agent', muted: true })).status).toBe(200);
    expect((await called.post('mute', { target: 'phone', muted: true })).status).toBe(200);
    const all = [['interrupt'], ['say', 'Your order is found.'], ['agent', false], ['phone', false]];
    expect(called.told).toEqual(all);
    const keys = await called.post('dtmf', { digits: '42#' });
    expect(keys.status, keys.text).toBe(200);
    await expect.poll(() => called.phone.pressed.map(({ digit }) => digit).join(''), { timeout: 10_000 }).toBe('42#');
    expect(await actionsOf(called)).toEqual(['call.said', 'call.muted', 'call.muted', 'call.dtmf_sent']);
  });

  it('hands the caller over, or keeps the caller where the network refuses', async () => {
    const called = await calledIn();
    const refused = await called.post('transfer', { to: BUSY });
    expect(refused.status, refused.text).toBe(409);
    expect(await called.call()).toMatchObject({
      status: 'answered',
      transfer: { to: BUSY, outcome: 'refused', sip_status_code: 486, sip_status: 'Busy Here' },
    });
    const moved = await called.post('transfer', { to: TAKES });
    expect(moved.status, moved.text).toBe(200);
    expect(moved.body.transfer).toMatchObject({ to: TAKES, mode: 'blind', outcome: 'done', sip_status_code: null });
    expect(await called.phone.gone).toBe('removed');
    expect(called.referred().map(({ transferTo }) => transferTo)).toEqual([`tel:${BUSY}`, `tel:${TAKES}`]);
    expect(await actionsOf(called)).toEqual([
      ...['call.transfer_started', 'call.transfer_refused'],
      ...['call.transfer_started', 'call.transferred'],
    ]);
  });

  it('does not go to countries that the tenant may not call, whoever asks: 422 names the country', async () => {
    const called = await calledIn();
    expect((await allowOnly(called, ['AT'])).status).toBe(200);
    for (const [to, country] of [
      [TAKES, 'DE'],
      ['sip:+493055511@pbx.example.org', 'DE'],
      ['sip:00493055511@pbx.example.org', 'numbers of no country'],
    ] as const) {
      for (const answer of [await called.post('transfer', { to }), await byAgent(called, to)]) {
        expect(answer.status, answer.text).toBe(422);
        expect(answer.body.error).toMatchObject({ code: 'unprocessable', param: 'to' });
        expect(answer.body.error.message).toContain(`Calls to ${country} are not allowed`);
      }
    }
    expect(called.referred()).toEqual([]);
    expect(await called.call()).toMatchObject({ status: 'answered', transfer: null });
    expect(await actionsOf(called)).toEqual([]);
  });

  it('hangs up once, however often it is asked to: the caller is put down, and the session is over', async () => {
    const called = await calledIn();
    const answers = await Promise.all([called.post('hang-up'), called.post('hang-up')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await called.phone.gone).toBe('removed');
    expect(await called.call()).toMatchObject({ status: 'ended', result: 'answered', error: null });
    expect(await actionsOf(called)).toEqual(['call.ended']);
    expect(await called.told_of('call.ended')).toBe(1);
    expect((await called.client.get(`/v1/sessions/${called.session_id}`)).body.end_reason).toBe('stopped');
    expect((await called.post('transfer', { to: TAKES })).body.error).toMatchObject({ code: 'call_not_live' });
  });

  it('is handed over once, of however many who ask at the same moment: the others hear that one is under way', async () => {
    const called = await calledIn();
    const answers = await Promise.all(Array.from({ length: 5 }, () => called.post('transfer', { to: TAKES })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(called.referred()).toHaveLength(1);
    for (const { status, body } of answers.filter((answer) => answer.status !== 200)) {
      expect(status).toBe(409);
      // Whoever asks late finds the telephone gone.
      expect(['transfer_under_way', 'call_not_live']).toContain(body.error.code);
    }
    expect((await called.call()).transfer).toMatchObject({ attempt: 1, status: 'completed', outcome: 'done' });
  });
});

describe('what the agent of a call does by its own tools', { timeout: 120_000 }, () => {
  it('shows on the call as if the API had done it: a transfer that is refused, and one that comes about', async () => {
    const called = await calledIn();
    const refused = await byAgent(called, BUSY);
    expect(refused.status, refused.text).toBe(409);
    expect(refused.body.error).toMatchObject({ code: 'transfer_refused', details: { sip_status_code: 486 } });
    expect(await called.call()).toMatchObject({
      status: 'answered',
      transfer: { to: BUSY, mode: 'blind', outcome: 'refused', sip_status_code: 486, sip_status: 'Busy Here' },
    });
    const moved = await byAgent(called, 'tel:+49-30-55511', { play_dialtone: true, headers: { 'X-Customer': 'K-1' } });
    expect([moved.status, moved.body]).toEqual([200, { outcome: 'done' }]);
    expect(await called.phone.gone).toBe('removed');
    expect((await called.call()).transfer).toMatchObject({ to: TAKES, mode: 'blind', outcome: 'done' });
    expect(called.referred()[1]).toMatchObject({
      transferTo: `tel:${TAKES}`,
      playDialtone: true,
      headers: { 'X-Customer': 'K-1' },
    });
    const [first, second] = (await called.audited()).filter(({ action }) =>
      /transfer(red|_refused)$/.test(`${action}`),
    );
    expect(first).toMatchObject({ action: 'call.transfer_refused', new_value: { to: BUSY, sip_status_code: 486 } });
    expect(second).toMatchObject({ action: 'call.transferred', new_value: { to: TAKES, outcome: 'done' } });
    expect(await called.told_of('call.transferred')).toBe(1);
    expect(await called.told_of('call.transfer_refused')).toBe(1);
  });

  it('has a colleague asked first, under the rules of everybody: it has begun, and the call says how it goes on', async () => {
    const called = await calledIn();
    const wrong = await byAgent(called, TAKES, { mode: 'warm', play_dialtone: true });
    expect([wrong.status, wrong.body.error.param]).toEqual([400, 'play_dialtone']);
    const nobodys = await byAgent(called, TAKES, { mode: 'warm', from: '+4930999999' });
    expect([nobodys.status, nobodys.body.error.param]).toEqual([422, 'from']);
    expect((await called.call()).transfer).toBeNull();
  });

  it('is not taken from anybody else, nor twice, nor for a call of another tenant', async () => {
    const called = await calledIn();
    const other = await calledIn();
    const path = `/internal/v1/sessions/${called.session_id}/transfer`;
    const unsigned = await line.api.anonymous.post(path, { tenant_id: called.tenant_id, to: TAKES });
    expect(unsigned.status).toBe(401);
    const foreign = await signed(called.session_id, 'transfer', { tenant_id: other.tenant_id, to: TAKES })();
    expect(foreign.status).toBe(404);
    const nowhere = await byAgent(called, 'sip:pbx.example.org');
    expect([nowhere.status, nowhere.body.error.param]).toEqual([400, 'to']);
    expect(called.referred()).toEqual([]);

    const order = signed(called.session_id, 'transfer', { tenant_id: called.tenant_id, to: TAKES });
    expect((await order()).status).toBe(200);
    expect((await order()).status).toBe(401);
    expect(called.referred()).toHaveLength(1);
  });

  it('has keys that it pressed audited once, by their number, however often that is reported', async () => {
    const called = await calledIn();
    const { session_id, tenant_id } = called;
    const at = new Date().toISOString();
    const reports = [
      { type: 'agent_joined', worker_id: 'w', seq: 1, at },
      { type: 'keys_pressed', count: 3, seq: 2, at },
    ];
    const report = () => signed(session_id, 'reports', { tenant_id, run_id: 'one', reports })();
    const answers = await Promise.all([report(), report(), report()]);
    expect(answers.map(({ body }) => body)).toEqual(Array(3).fill({ accepted_seq: 2 }));
    const [pressed, ...more] = (await called.audited()).filter(({ action }) => action === 'call.dtmf_sent');
    expect([pressed?.['new_value'], more]).toEqual([{ digits: 3 }, []]);
    expect(await called.told_of('call.dtmf_sent')).toBe(1);
  });
});
