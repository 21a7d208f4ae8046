import { createTenantQuotaReader } from '@patchbay/mongo';
import { tenantScopeFixture } from '@patchbay/testing';
import { beforeAll, expect, it } from 'vitest';
import { handler as closeTenants } from '../../functions/scheduled/close-tenants/handler.ts';
import { startApi, type TestApi } from '../api/support/api.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { liveAgent } from '../text-sessions/support/text-agent.ts';
import { dispatcherOf } from '../webhooks/support/dispatcher.ts';
import { type Receiver, startReceiver } from '../webhooks/support/receiver.ts';
import { makeAwsResources } from './support/aws-resources.ts';
import { type MediaServer, startMediaServer } from './support/media-server.ts';

let api: TestApi;
let media: MediaServer;
let receiver: Receiver;

beforeAll(async () => {
  [media, receiver] = await Promise.all([startMediaServer(), startReceiver()]);
  const { env: aws } = await makeAwsResources();
  const { url: LIVEKIT_URL, api_key: LIVEKIT_API_KEY, api_secret: LIVEKIT_API_SECRET } = media;
  const WEBHOOK_QUEUE_URL = aws['SESSION_WATCHDOG_QUEUE_URL'] ?? '';
  const more = { LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET, WEBHOOK_QUEUE_URL };
  api = await startApi({
    env: { ...PLACEHOLDER_ENVIRONMENT, ...aws, ...more, OUTGOING_LOCAL_HOSTS: receiver.host },
  });
}, 600_000);

/** A tenant that talks over the web and over text, and is told of it. */
async function busyTenant(path: string) {
  const { client, tenant_id } = await api.tenant();
  const agent_id = await liveAgent(client);
  const endpoint = await client.post('/v1/webhook-endpoints', {
    url: `${receiver.url}/${path}`,
    events: ['session.*'],
  });
  expect(endpoint.status, endpoint.text).toBe(201);
  const begin = async (channel: string) => {
    const body = { agent_id, user: { external_id: 'ada' }, channel };
    const started = await client.post('/v1/sessions', body);
    expect(started.status, started.text).toBe(201);
    return started.body.id as string;
  };
  return { client, tenant_id, web: await begin('web'), text: await begin('text') };
}

const sweep = () => closeTenants({} as never, { awsRequestId: 'r' } as never);
const stored = (id: string) =>
  api.db.client
    .db(api.db.name)
    .collection('sessions')
    .findOne({ _id: id as never });
const told = (path: string) => receiver.received.filter((webhook) => webhook.path.endsWith(`/${path}`));

it('an archived tenant falls silent: its sessions end, its rooms close, nobody is told; its neighbour goes on', async () => {
  const [leaving, neighbour] = [await busyTenant('leaving'), await busyTenant('neighbour')];
  const quota = createTenantQuotaReader(api.db.database);
  const scope = tenantScopeFixture({ tenant_id: leaving.tenant_id });
  expect((await quota.use(scope, 'max_concurrent_sessions'))?.allowed).toBe(25);

  const archived = await api.platform.post(`/v1/tenants/${leaving.tenant_id}/archive`);
  expect([archived.status, archived.body.status]).toEqual([200, 'archived']);
  // Whatever begins a session asks for a place first: requests, calls that come in, rows of batches.
  expect((await quota.use(scope, 'max_concurrent_sessions'))?.allowed).toBe(0);
  await sweep();
  for (const id of [leaving.web, leaving.text]) {
    expect(await stored(id)).toMatchObject({ status: 'ended', end_reason: 'stopped' });
  }
  expect(await media.hasRoom(leaving.web)).toBe(false);
  for (const id of [neighbour.web, neighbour.text]) expect((await stored(id))?.['ended_at']).toBeNull();
  expect(await media.hasRoom(neighbour.web)).toBe(true);

  const dispatcher = dispatcherOf(api, receiver.host);
  await dispatcher.round();
  expect(told('leaving')).toEqual([]);
  expect(told('neighbour').length).toBeGreaterThan(0);
}, 120_000);

it('a webhook that was on its way to an archived tenant fails, and can be sent again once that is restored', async () => {
  const { client, tenant_id } = await busyTenant('on-its-way');
  const dispatcher = dispatcherOf(api, receiver.host);
  receiver.answer = () => 503;
  await dispatcher.round();
  const tried = told('on-its-way').length;
  expect(tried).toBeGreaterThan(0);

  receiver.answer = () => 204;
  await api.platform.post(`/v1/tenants/${tenant_id}/archive`);
  dispatcher.clock.advance(60_000);
  await dispatcher.round();
  expect(told('on-its-way')).toHaveLength(tried);

  const restored = await api.platform.post(`/v1/tenants/${tenant_id}/restore`);
  expect([restored.status, restored.body.status]).toEqual([200, 'active']);
  const { data } = (await client.get('/v1/webhook-deliveries', { query: { status: 'failed' } })).body;
  expect(data.length).toBeGreaterThan(0);
  expect(data[0].attempts.at(-1).error).toBe('The tenant is archived.');
  expect((await client.post(`/v1/webhook-deliveries/${data[0].id}/replay`)).status).toBeLessThan(300);
  await dispatcher.round();
  expect(told('on-its-way').length).toBeGreaterThan(tried);
}, 120_000);
