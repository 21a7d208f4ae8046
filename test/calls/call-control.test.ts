import { dispose } from '@livekit/rtc-node';
import type { Caller } from '@patchbay/local-stack/participant';
import { AccessToken, DataPacket_Kind, RoomServiceClient } from 'livekit-server-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { obeyingAgent } from './support/obeying-agent.ts';
import { type OutboundWorld, startOutboundWorld } from './support/outbound-world.ts';

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
const get = async (id: string) => (await world.client.get(`/v1/calls/${id}`)).body;

/** A call that is answered, and everything that its agent was told to do. */
async function answered() {
  numbers += 1;
  const to = `+4915112346${numbers}`;
  world.network.phone(to, { does: 'answer', after_ms: 100 });
  const placed = await world.call(world.client, to);
  expect(placed.status, placed.text).toBe(202);
  const { body } = placed;
  await expect.poll(async () => (await get(body.id)).status, { timeout: 30_000, interval: 100 }).toBe('answered');
  const phone = world.network.dialled.find(({ request }) => request.sipCallTo === to)?.phone;
  if (phone === undefined) throw new Error('no phone');
  const { told, agent } = await obeyingAgent(world.media, body.session_id);
  agents.push(agent);
  return { told, id: body.id as string, room: body.session_id as string, phone };
}

/** Audit events of a call that are about its control. */
async function controls(id: string) {
  const audit = world.api.db.client.db(world.api.db.name).collection('audit_events');
  const actions = { $in: ['call.said', 'call.dtmf_sent', 'call.muted', 'call.transferred', 'call.transfer_refused'] };
  return await audit.find({ 'entity.id': id, action: actions }).sort({ _id: 1 }).toArray();
}

describe('control of a live call', { timeout: 120_000 }, () => {
  it('has the agent say, press keys and be quiet, and keeps in the audit log neither words nor keys', async () => {
    const { id, told, phone } = await answered();
    const post = (verb: string, body: object) => world.client.post(`/v1/calls/${id}/${verb}`, body);
    const said = await post('say', { text: ' Your order is found. ', interrupt: true });
    expect(said.status, said.text).toBe(200);
    expect((await post('mute', { target: 'agent', muted: true })).status).toBe(200);
    expect((await post('mute', { target: 'phone', muted: false })).status).toBe(200);
    expect(told).toEqual([['interrupt'], ['say', 'Your order is found.'], ['agent', false], ['phone', true]]);
    const keys = await post('dtmf', { digits: '1 2#' });
    expect(keys.status, keys.text).toBe(200);
    await expect.poll(() => phone.pressed.map(({ digit }) => digit).join(''), { timeout: 10_000 }).toBe('12#');
    const kept = await controls(id);
    expect(kept.map(({ action }) => action)).toEqual(['call.said', 'call.muted', 'call.muted', 'call.dtmf_sent']);
    expect(JSON.stringify(kept)).not.toMatch(/order is found|12#|1 2#/);
  });

  it('hands the phone over to another number, shows that on the call, and tells of it', async () => {
    const { id, phone, room } = await answered();
    world.network.takesTransfers('+493055501', 'accept');
    const moved = await world.client.post(`/v1/calls/${id}/transfer`, { to: '+49 30 55501', play_dialtone: true });
    expect(moved.status, moved.text).toBe(200);
    expect(moved.body.transfer).toMatchObject({ to: '+493055501', mode: 'blind', outcome: 'done' });
    expect(await phone.gone).toBe('hung_up');
    expect(world.network.transferred.filter(({ roomName }) => roomName === room)).toMatchObject([
      { transferTo: 'tel:+493055501', playDialtone: true, participantIdentity: phone.identity },
    ]);
    const outbox = world.api.db.client.db(world.api.db.name).collection('outbox_events');
    expect(await outbox.countDocuments({ 'data.entity.id': id, type: 'call.transferred' })).toBe(1);
  });

  it('goes on where the network refuses the transfer, with the SIP status kept', async () => {
    const { id } = await answered();
    world.network.takesTransfers('+493055502', { sip_status_code: 486, sip_status: 'Busy Here' });
    const refused = await world.client.post(`/v1/calls/${id}/transfer`, { to: '+493055502' });
    expect(refused.status, refused.text).toBe(409);
    expect(refused.body.error).toMatchObject({ code: 'transfer_refused', details: { sip_status_code: 486 } });
    expect(await get(id)).toMatchObject({
      status: 'answered',
      transfer: { to: '+493055502', outcome: 'refused', sip_status_code: 486 },
    });
    expect((await controls(id)).map(({ action }) => action)).toEqual(['call.transfer_refused']);
  });

  it('hands the phone over to a SIP address, with the headers that it is to know', async () => {
    const { id, room } = await answered();
    world.network.takesTransfers('queue-7@pbx.example.org', 'accept');
    const order = { to: 'sip:queue-7@PBX.example.org', headers: { 'X-Customer': 'K-1024' } };
    const moved = await world.client.post(`/v1/calls/${id}/transfer`, order);
    expect(moved.status, moved.text).toBe(200);
    expect(moved.body.transfer).toMatchObject({ to: 'sip:queue-7@pbx.example.org', outcome: 'done' });
    expect(world.network.transferred.filter(({ roomName }) => roomName === room)).toMatchObject([
      { transferTo: 'sip:queue-7@pbx.example.org', headers: { 'X-Customer': 'K-1024' } },
    ]);
  });

  it('is not taken from participants: what the server has not signed for this room is ignored', async () => {
    const { id, told, room } = await answered();
    const { api_key, api_secret, url } = world.media;
    const command = { type: 'say', text: 'forged', interrupt: false };
    const packetOf = async (key: string, secret: string, identity: string, of = room) => {
      const metadata = JSON.stringify({ id: 'forged', room: of, command });
      return new TextEncoder().encode(await new AccessToken(key, secret, { identity, metadata }).toJwt());
    };
    const rooms = new RoomServiceClient(url.replace(/^ws/, 'http'), api_key, api_secret);
    for (const packet of [
      await packetOf(api_key, 'a secret that is not the one of the server', 'patchbay-command'),
      await packetOf(api_key, api_secret, 'caller'),
      await packetOf(api_key, api_secret, 'patchbay-command', 'another-room'),
      new TextEncoder().encode(JSON.stringify(command)),
    ]) {
      await rooms.sendData(room, packet, DataPacket_Kind.RELIABLE, { topic: 'patchbay.command' });
    }
    // Commands are carried out in their order: once this one is, the others were looked at.
    expect((await world.client.post(`/v1/calls/${id}/say`, { text: 'genuine' })).status).toBe(200);
    expect(told).toEqual([['say', 'genuine']]);
  });

  it('is refused in words: nobody there, not theirs, or nothing that can be done', async () => {
    const { id, told } = await answered();
    const fields = [
      ['say', { text: '' }, 'text'],
      ['say', { text: 'a'.repeat(2_001) }, 'text'],
      ['dtmf', { digits: '12x' }, 'digits'],
      ['mute', { target: 'everybody', muted: true }, 'target'],
      ['transfer', { to: '030 123' }, 'to'],
      ['transfer', { to: 'sip:pbx.example.org' }, 'to'],
      ['transfer', { to: '+493012345678', headers: { Via: 'pbx' } }, 'headers.Via'],
      ['transfer', { to: '+493012345678', headers: { 'X-A': 'a\r\nVia: b' } }, 'headers.X-A'],
    ] as const;
    for (const [verb, body, param] of fields) {
      const answer = await world.client.post(`/v1/calls/${id}/${verb}`, body);
      expect([answer.status, answer.body.error.param]).toEqual([400, param]);
    }
    const { client: stranger } = await world.api.tenant();
    expect((await stranger.post(`/v1/calls/${id}/say`, { text: 'hello' })).status).toBe(404);
    expect((await world.client.post(`/v1/calls/${id}/hang-up`, {})).status).toBe(200);
    const over = await world.client.post(`/v1/calls/${id}/say`, { text: 'hello' });
    expect(over.status, over.text).toBe(409);
    expect(over.body.error).toMatchObject({ code: 'call_not_live', details: { status: 'ended' } });
    expect(told).toEqual([]);
  });
});
