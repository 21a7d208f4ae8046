import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../api/support/api.ts';
import type { ApiClient } from '../api/support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { makeAwsResources } from '../sessions/support/aws-resources.ts';
import { dispatcherOf } from './support/dispatcher.ts';
import { type Receiver, startReceiver, verified } from './support/receiver.ts';

const EVENTS = '/v1/events';
const ENDPOINTS = '/v1/webhook-endpoints';
const DELIVERIES = '/v1/webhook-deliveries';

let api: TestApi;
let receiver: Receiver;
let client: ApiClient;
let dispatcher: ReturnType<typeof dispatcherOf>;

beforeAll(async () => {
  receiver = await startReceiver();
  const { env } = await makeAwsResources();
  // The product's own queue is not looked at here: any one takes the orders of replays and tests.
  const WEBHOOK_QUEUE_URL = env['SESSION_WATCHDOG_QUEUE_URL'] ?? '';
  const more = { WEBHOOK_QUEUE_URL, OUTGOING_LOCAL_HOSTS: receiver.host };
  api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT, ...env, ...more } });
}, 600_000);

beforeEach(async () => {
  // What another test left on its way is none of this one's business.
  await api.db.client.db(api.db.name).collection('webhook_deliveries').deleteMany({ status: 'pending' });
  ({ client } = await api.tenant());
  dispatcher = dispatcherOf(api, receiver.host);
  receiver.received.length = 0;
  receiver.answer = () => 204;
});

const endpoint = async (events: string[] = ['user.*'], path = '') => {
  const { status, body, text } = await client.post(ENDPOINTS, { url: `${receiver.url}${path}`, events });
  expect(status, text).toBe(201);
  return body;
};
/** Something that happens: a user is upserted; the id of that user. */
const happen = async (external_id = randomUUID(), display_name = 'Ada'): Promise<string> =>
  (await client.put('/v1/users', { external_id, display_name })).body.id;
const ledger = async (query: Record<string, string> = {}) =>
  (await client.get(DELIVERIES, { query: { order: 'asc', ...query } })).body.data;

describe('an event', () => {
  it('arrives signed, as /v1/events shows it, and stands in the ledger', async () => {
    const { id, secret } = await endpoint();
    const user = await happen();
    expect(await dispatcher.round()).toEqual(['delivered']);
    const [webhook] = receiver.received;
    if (webhook === undefined) throw new Error('nothing arrived');
    const event = verified(secret, webhook);
    expect(event).toMatchObject({
      object: 'event',
      type: 'user.upserted',
      data: { entity: { type: 'user', id: user } },
    });
    expect(webhook.headers['webhook-id']).toBe(event.id);
    expect((await client.get(`${EVENTS}/${event.id}`)).body).toEqual(event);
    expect((await client.get(EVENTS, { query: { entity_id: user } })).body.data).toEqual([event]);
    const [delivery] = await ledger({ webhook_endpoint_id: id });
    expect(delivery).toMatchObject({
      object: 'webhook_delivery',
      event_id: event.id,
      status: 'delivered',
      attempts: [{ response_status: 204, error: null }],
    });
    expect(delivery).not.toHaveProperty('body');
  });

  it('is verified over its exact bytes: one changed, another id or secret is refused', async () => {
    const { secret } = await endpoint();
    await happen();
    await dispatcher.round();
    const [webhook] = receiver.received;
    if (webhook === undefined) throw new Error('nothing arrived');
    expect(() => verified(secret, { ...webhook, body: `${webhook.body} ` })).toThrow();
    expect(() => verified(secret, { ...webhook, headers: { ...webhook.headers, 'webhook-id': 'evt_x' } })).toThrow();
    expect(() => verified(`whsec_${btoa('x'.repeat(43))}`, webhook)).toThrow();
  });

  it('goes to those whose filter names it, once each, and to no other tenant', async () => {
    const all = await endpoint(['*'], '/all');
    await endpoint(['session.*', 'file.ready'], '/other');
    const stranger = await api.tenant();
    await stranger.client.post(ENDPOINTS, { url: `${receiver.url}/stranger`, events: ['*'] });
    await dispatcher.round();
    receiver.received.length = 0;
    await happen();
    await dispatcher.round();
    await dispatcher.round();
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hooks/all']);
    expect(await ledger({ webhook_endpoint_id: all.id })).not.toHaveLength(0);
    const foreign = (await ledger({ webhook_endpoint_id: all.id }))[0].id;
    expect((await stranger.client.get(`${DELIVERIES}/${foreign}`)).status).toBe(404);
    expect((await stranger.client.post(`${DELIVERIES}/${foreign}/replay`)).status).toBe(404);
  });
});

describe('an endpoint', () => {
  it.each([
    ['http://hooks.example.org/x', 'not https'],
    ['https://127.0.0.1/x', 'loopback'],
    ['https://10.1.2.3/x', 'private'],
    ['https://169.254.169.254/latest', 'metadata'],
    ['https://[::ffff:10.0.0.1]/x', 'IPv4 in IPv6'],
    ['https://2130706433/x', 'decimal'],
    ['https://user:pass@example.org/x', 'with a password'],
  ])('at %s (%s) is refused, made or changed', async (url) => {
    const made = await client.post(ENDPOINTS, { url, events: ['*'] });
    expect([made.status, made.body.error?.param]).toEqual([422, 'url']);
    const { id } = await endpoint();
    const changed = await client.patch(`${ENDPOINTS}/${id}`, { url });
    expect([changed.status, changed.body.error?.param]).toEqual([422, 'url']);
  });

  it('shows its secret once, signs with both while it rotates, and with the new one alone afterwards', async () => {
    const { id, secret, ...shown } = await endpoint();
    expect((await client.get(`${ENDPOINTS}/${id}`)).body).toEqual({ id, ...shown });
    const { body: rotated } = await client.post(`${ENDPOINTS}/${id}/rotate`, { overlap_seconds: 3_600 });
    expect(rotated.secret).not.toBe(secret);
    await happen();
    await dispatcher.round();
    const [both] = receiver.received;
    if (both === undefined) throw new Error('nothing arrived');
    expect([verified(secret, both).type, verified(rotated.secret, both).type]).toEqual([
      'user.upserted',
      'user.upserted',
    ]);
    dispatcher.clock.advance(3_700_000);
    await happen();
    await dispatcher.round();
    const late = receiver.received[1];
    expect(late?.headers['webhook-signature']?.split(' ')).toHaveLength(1);
    const sent = Number(late?.headers['webhook-timestamp']);
    const signed = new Webhook(rotated.secret).sign(
      late?.headers['webhook-id'] ?? '',
      new Date(sent * 1000),
      late?.body ?? '',
    );
    expect(late?.headers['webhook-signature']).toBe(signed);
  });

  it('is tested at once, whatever its filter is', async () => {
    const { id, secret } = await endpoint(['file.ready']);
    const { body } = await client.post(`${ENDPOINTS}/${id}/test`);
    expect(body).toMatchObject({ status: 'delivered', event_type: 'webhook_endpoint.tested' });
    expect(verified(secret, receiver.received[0] as never).type).toBe('webhook_endpoint.tested');
    receiver.answer = () => 500;
    expect((await client.post(`${ENDPOINTS}/${id}/test`)).body).toMatchObject({
      status: 'pending',
      attempts: [{ response_status: 500 }],
    });
  });

  it('gets nothing any more once it is archived, and what was on its way is given up', async () => {
    const { id } = await endpoint();
    receiver.answer = () => 500;
    await happen();
    expect(await dispatcher.round()).toEqual(['retrying']);
    await client.post(`${ENDPOINTS}/${id}/archive`);
    await happen();
    dispatcher.clock.advance(31_000);
    expect(await dispatcher.round()).toEqual(['failed']);
    expect(receiver.received).toHaveLength(1);
    const refused = await client.post(`${ENDPOINTS}/${id}/rotate`, {});
    expect([refused.status, refused.body.error.code]).toEqual([409, 'resource_archived']);
  });
});

describe('an endpoint that fails', () => {
  it('is tried again after 30 seconds, doubling, and a redirect is a failure that is not followed', async () => {
    await endpoint();
    await happen();
    const answers = [500, { redirect: `${receiver.url}/elsewhere` }, 404, 204] as const;
    receiver.answer = () => answers[receiver.received.length - 1] ?? 204;
    expect(await dispatcher.round()).toEqual(['retrying']);
    for (const seconds of [30, 60, 120]) {
      dispatcher.clock.advance((seconds - 1) * 1_000);
      expect(await dispatcher.round()).toEqual([]);
      dispatcher.clock.advance(1_000);
      expect(await dispatcher.round()).toHaveLength(1);
    }
    expect(receiver.received.map(({ path }) => path)).toEqual(['/hooks', '/hooks', '/hooks', '/hooks']);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    const [delivery] = await ledger();
    expect(delivery.status).toBe('delivered');
    expect(delivery.attempts.map((tried: { response_status: number }) => tried.response_status)).toEqual([
      500, 307, 404, 204,
    ]);
  });

  it('keeps the order of what happened to one thing, and holds nothing else up', async () => {
    await endpoint();
    const user = randomUUID();
    await happen(user, 'First');
    await happen(user, 'Second');
    const other = await happen();
    receiver.answer = ({ body }) => (body.includes('First') ? 500 : 204);
    expect((await dispatcher.round()).sort()).toEqual(['delivered', 'retrying', 'waiting']);
    expect(receiver.received.filter(({ body }) => body.includes('Second'))).toEqual([]);
    expect(receiver.received.some(({ body }) => body.includes(other))).toBe(true);
    receiver.answer = () => 204;
    dispatcher.clock.advance(30_000);
    expect(await dispatcher.round()).toEqual(['delivered', 'delivered']);
    expect(receiver.received.at(-1)?.body).toContain('Second');
  });

  it('is left alone after ten failures in a row, tried by one event now and then, and loses nothing', async () => {
    const { id } = await endpoint();
    receiver.answer = () => 503;
    for (let count = 0; count < 12; count += 1) await happen();
    await dispatcher.round();
    expect(receiver.received).toHaveLength(10);
    const suspended = (await client.get(`${ENDPOINTS}/${id}`)).body.health;
    expect(suspended).toMatchObject({ status: 'suspended', consecutive_failures: 10 });
    dispatcher.clock.advance(61_000);
    await dispatcher.round();
    expect(receiver.received).toHaveLength(11);
    receiver.answer = () => 204;
    dispatcher.clock.advance(121_000);
    await dispatcher.round();
    await dispatcher.round();
    expect((await client.get(`${ENDPOINTS}/${id}`)).body.health.status).toBe('ok');
    const statuses = (await ledger({ limit: '100' })).map(({ status }: { status: string }) => status);
    expect(statuses).toEqual(Array.from({ length: 12 }, () => 'delivered'));
  });

  it('is given up on after ten retries, and a replay sends the same bytes under the same id again', async () => {
    await endpoint();
    await happen();
    let up = false;
    receiver.answer = () => (up ? 204 : 500);
    for (let round = 0; round < 14; round += 1) {
      await dispatcher.round();
      // Another event gets through in between: the endpoint is not down, it is this event that it does not take.
      await api.db.client
        .db(api.db.name)
        .collection('webhook_endpoints')
        .updateMany({}, { $set: { 'health.consecutive_failures': 0 } });
      dispatcher.clock.advance(30_000 * 2 ** round);
    }
    const [failed] = await ledger();
    expect([failed.status, failed.attempts.length]).toEqual(['failed', 11]);
    up = true;
    const { status, body: again } = await client.post(`${DELIVERIES}/${failed.id}/replay`);
    expect([status, again.status, again.replay_of]).toEqual([201, 'pending', failed.id]);
    expect(await dispatcher.round()).toEqual(['delivered']);
    const [first, last] = [receiver.received[0], receiver.received.at(-1)];
    expect([last?.body, last?.headers['webhook-id']]).toEqual([first?.body, first?.headers['webhook-id']]);
  });
});
