import { createHash } from 'node:crypto';
import { dispose } from '@livekit/rtc-node';
import { startStack } from '@patchbay/local-stack';
import { AccessToken, AgentDispatchClient, RoomServiceClient } from 'livekit-server-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handler as sweep } from '../../functions/scheduled/sweep-inbound-calls/handler.ts';
import { handler as watchSessions } from '../../functions/scheduled/sweep-sessions/handler.ts';
import { startApi } from '../api/support/api.ts';
import type { ApiClient } from '../api/support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { makeAwsResources } from '../sessions/support/aws-resources.ts';
import { liveAgent } from '../text-sessions/support/text-agent.ts';
import { callIn, type Incoming } from './support/inbound-call.ts';
import type { MediaServer, SipPhone } from './support/sip-phone.ts';

const CALLER = '+4915112345678';
let stack: Awaited<ReturnType<typeof startStack>>;
let server: MediaServer;
let api: Awaited<ReturnType<typeof startApi>>;
let rooms: RoomServiceClient;
let dispatches: AgentDispatchClient;
const phones: SipPhone[] = [];

beforeAll(async () => {
  const components = ['redis', 'livekit-server'] as const;
  const [started, aws] = await Promise.all([
    startStack({ components: [...components], ports: 'ephemeral', persist: false }),
    makeAwsResources(),
  ]);
  stack = started;
  const { url, api_key, api_secret } = stack.endpoints.livekit;
  server = { url, api_key, api_secret };
  const livekit = { LIVEKIT_URL: url, LIVEKIT_API_KEY: api_key, LIVEKIT_API_SECRET: api_secret };
  api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT, ...aws.env, ...livekit } });
  const http = url.replace(/^ws/, 'http');
  rooms = new RoomServiceClient(http, api_key, api_secret);
  dispatches = new AgentDispatchClient(http, api_key, api_secret);
}, 600_000);
afterAll(async () => {
  await Promise.all(phones.map((phone) => phone.hangUp()));
  await stack?.stop();
  await dispose();
}, 60_000);

let numbers = 100;
/** A tenant with a trunk, a number on it and, unless told otherwise, an agent that answers it. */
async function tenantWithNumber({ mapped = true, limit }: { mapped?: boolean; limit?: number } = {}) {
  numbers += 1;
  const number = `+493012345${numbers}`;
  const { client, tenant_id } = await api.tenant();
  const trunk = await client.post('/v1/sip-trunks', {
    direction: 'inbound',
    name: 'In',
    allowed_addresses: ['203.0.113.0/24'],
  });
  expect(trunk.status, trunk.text).toBe(201);
  const owned = await client.post('/v1/phone-numbers', { number, inbound_trunk_id: trunk.body.id });
  expect(owned.status, owned.text).toBe(201);
  const limits = limit === undefined ? {} : { runtime_config: { limits: { max_concurrent_sessions: limit } } };
  const agent_id = await liveAgent(client, limits);
  if (!mapped) return { client, tenant_id, number, agent_id, mapping_id: '' };
  const mapping = await client.post('/v1/inbound-mappings', { number, agent_id });
  expect(mapping.status, mapping.text).toBe(201);
  return { client, tenant_id, number, agent_id, mapping_id: mapping.body.id as string };
}

async function call(to: string, more: Partial<Incoming> = {}) {
  const taken = await callIn(server, { from: CALLER, to, ...more });
  if (taken.sip_status_code !== 200) throw new Error('the call was refused');
  phones.push(taken.phone);
  return taken;
}

/** What LiveKit tells of a caller in a room. */
async function webhook(room: string, event = 'participant_joined', metadata?: string): Promise<number> {
  const participant = { identity: `sip_${CALLER}`, kind: 'SIP' };
  const body = JSON.stringify({
    event,
    id: 'EV_1',
    createdAt: '1795366546',
    room: { name: room, metadata },
    participant,
  });
  const token = new AccessToken(server.api_key, server.api_secret);
  token.sha256 = createHash('sha256').update(body).digest('base64');
  const headers = { 'content-type': 'application/webhook+json', authorization: await token.toJwt() };
  return (await api.anonymous.post('/webhooks/livekit', body, { headers })).status;
}

const collection = (name: string) => api.db.client.db(api.db.name).collection<Record<string, unknown>>(name);
const callsOf = async (client: ApiClient) => (await client.get('/v1/calls')).body.data;
const rejectionsOf = (tenant_id: string) =>
  collection('audit_events').find({ tenant_id, action: 'call.refused' }).toArray();
/** The agents of ours that were asked for; the server asks for one without a name in every room by itself. */
const askedFor = async (room: string) =>
  (await dispatches.listDispatch(room)).filter(({ agentName }) => agentName === 'patchbay');
const hasRoom = async (room: string) => (await rooms.listRooms([room])).length > 0;

describe('a call that comes in', { timeout: 90_000 }, () => {
  it('gets a session of the tenant that mapped the number, and the agent in its room', async () => {
    const { client, tenant_id, number, agent_id, mapping_id } = await tenantWithNumber();
    const { room } = await call(number, { headers: { 'X-Queue': 'gold' } });
    expect(room).toMatch(/^in-/);
    expect(await webhook(room)).toBe(200);
    const [made, ...others] = await callsOf(client);
    expect(others).toEqual([]);
    expect(made).toMatchObject({
      ...{ tenant_id, agent_id, direction: 'inbound', status: 'answered', from: CALLER, to: number },
      inbound_mapping_id: mapping_id,
      sip: { call_id: expect.stringMatching(/^SCL_/), headers: { 'x-queue': 'gold' } },
    });
    const session = (await client.get(`/v1/sessions/${made.session_id}`)).body;
    expect(session).toMatchObject({ channel: 'phone', caller: CALLER, status: 'dispatching' });
    expect(session).not.toHaveProperty('room_name');
    const [dispatch, ...more] = await askedFor(room);
    expect(more).toEqual([]);
    expect(JSON.parse(dispatch?.metadata ?? '')).toMatchObject({ session_id: session.id, tenant_id });
    const [{ metadata } = { metadata: '' }] = await rooms.listRooms([room]);
    expect(JSON.parse(metadata)).toEqual({ tenant_id, session_id: session.id });
  });

  it('is one session with one agent, however often and in whatever order it is told of', async () => {
    const { client, number } = await tenantWithNumber();
    const { room } = await call(number);
    const told = await Promise.all([
      webhook(room),
      webhook(room, 'participant_left'),
      webhook(room),
      webhook(room),
      webhook(room),
      webhook(room),
    ]);
    expect(told).toEqual([200, 200, 200, 200, 200, 200]);
    expect(await callsOf(client)).toHaveLength(1);
    expect((await client.get('/v1/sessions')).body.data).toHaveLength(1);
    expect(await askedFor(room)).toHaveLength(1);
  });

  it('to a number without a mapping is put down: its owner is told, and there is no call', async () => {
    const { client, tenant_id, number } = await tenantWithNumber({ mapped: false });
    const { room, phone } = await call(number);
    expect(await webhook(room)).toBe(200);
    expect(await phone.gone).toBe('removed');
    expect(await callsOf(client)).toEqual([]);
    expect(await rejectionsOf(tenant_id)).toMatchObject([
      { entity: { type: 'phone_number' }, new_value: { number, from: CALLER, reason: 'unmapped' } },
    ]);
  });

  it('to an archived mapping is put down', async () => {
    const { client, tenant_id, number, mapping_id } = await tenantWithNumber();
    expect((await client.post(`/v1/inbound-mappings/${mapping_id}/archive`)).status).toBe(200);
    const { room, phone } = await call(number);
    expect(await webhook(room)).toBe(200);
    expect(await phone.gone).toBe('removed');
    expect(await callsOf(client)).toEqual([]);
    expect(await rejectionsOf(tenant_id)).toMatchObject([{ new_value: { reason: 'unmapped' } }]);
  });

  it('past the limit of its agent is put down, with the reason in the audit log', async () => {
    const { client, tenant_id, number, mapping_id } = await tenantWithNumber({ limit: 1 });
    const first = await call(number);
    expect(await webhook(first.room)).toBe(200);
    const second = await call(number, { from: '+4915187654321' });
    expect(await webhook(second.room)).toBe(200);
    expect(await second.phone.gone).toBe('removed');
    expect(await hasRoom(first.room)).toBe(true);
    expect(await callsOf(client)).toHaveLength(1);
    expect(await rejectionsOf(tenant_id)).toMatchObject([
      { entity: { type: 'inbound_mapping', id: mapping_id }, new_value: { number, reason: 'limit_exceeded' } },
    ]);
  });

  it.each(['suspend', 'archive'])(
    'to a number of a tenant that the platform has chosen to %s is put down',
    async (verb) => {
      const { tenant_id, number } = await tenantWithNumber();
      expect((await api.platform.post(`/v1/tenants/${tenant_id}/${verb}`)).status).toBe(200);
      const { room, phone } = await call(number);
      expect(await webhook(room)).toBe(200);
      expect(await phone.gone).toBe('removed');
      expect(await collection('calls').countDocuments({ tenant_id })).toBe(0);
      expect(await rejectionsOf(tenant_id)).toMatchObject([{ new_value: { number, reason: 'limit_exceeded' } }]);
    },
  );

  it('reaches the right one of two tenants whose phones ring at the same time', async () => {
    const both = await Promise.all([tenantWithNumber(), tenantWithNumber()]);
    const taken = await Promise.all(both.map(({ number }) => call(number)));
    await Promise.all(taken.map(({ room }) => webhook(room)));
    for (const { client, number, tenant_id } of both) {
      expect(await callsOf(client)).toMatchObject([{ to: number, tenant_id }]);
    }
  });

  it('is answered by the sweep where no webhook tells of it', async () => {
    const { client, number } = await tenantWithNumber();
    const { room } = await call(number);
    await sweep({} as never, { awsRequestId: 'r' } as never);
    expect(await callsOf(client)).toHaveLength(1);
    expect(await askedFor(room)).toHaveLength(1);
    await sweep({} as never, { awsRequestId: 'r' } as never);
    expect(await askedFor(room)).toHaveLength(1);
  });

  it('whose API died before it asked for the agent gets one by the next word of it, or by the watchdog', async () => {
    const { client, number } = await tenantWithNumber();
    for (const how of ['webhook', 'watchdog'] as const) {
      const { room } = await call(number);
      await webhook(room);
      const [{ session_id } = { session_id: '' }] = await callsOf(client);
      for (const { id } of await askedFor(room)) await dispatches.deleteDispatch(id, room);
      const died = { status: 'created', dispatched_at: null, join_deadline_at: new Date(Date.now() - 1_000) };
      await collection('sessions').updateOne({ _id: session_id as never }, { $set: died });
      if (how === 'webhook') await webhook(room);
      else await watchSessions({} as never, { awsRequestId: 'r' } as never);
      expect(await askedFor(room), how).toHaveLength(1);
      expect((await client.get(`/v1/sessions/${session_id}`)).body.status).toBe('dispatching');
    }
  });

  it('is over with its session: hung up by the API, its room is closed', async () => {
    const { client, number } = await tenantWithNumber();
    const { room, phone } = await call(number);
    await webhook(room);
    const [made] = await callsOf(client);
    expect((await client.post(`/v1/sessions/${made.session_id}/stop`)).status).toBe(200);
    expect(await phone.gone).toBe('removed');
    expect(await hasRoom(room)).toBe(false);
    expect(await callsOf(client)).toMatchObject([{ status: 'ended', result: 'answered' }]);
  });

  it('that was put down before anybody heard of it leaves nothing behind', async () => {
    const { client, number } = await tenantWithNumber();
    const { room, phone } = await call(number);
    await phone.hangUp();
    expect(await webhook(room)).toBe(200);
    expect(await callsOf(client)).toEqual([]);
  });

  it('to a number that no trunk has is refused by the telephone network', async () => {
    expect(await callIn(server, { from: CALLER, to: '+493099999999' })).toEqual({ sip_status_code: 404 });
  });
});
