import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWebhookWorld, type WebhookTenant, type WebhookWorld } from './support/world.ts';

let world: WebhookWorld;
let own: WebhookTenant;

beforeAll(async () => {
  world = await openWebhookWorld();
}, 600_000);
beforeEach(async () => {
  own = await world.tenant();
});

const restore = (id: string) => own.client.post(`/v1/webhook-endpoints/${id}/restore`);
const actions = async (id: string) => {
  const { body } = await own.client.get('/v1/audit-events', { query: { entity_id: id, order: 'asc', limit: '100' } });
  return body.data.map(({ action }: { action: string }) => action);
};

describe('an endpoint that says 410 Gone', () => {
  it('is switched off by that one answer, and its events wait until it is restored', async () => {
    const { id } = await own.endpoint();
    await own.happen();
    world.receiver.answer = () => 410;
    expect(await own.dispatcher.round()).toEqual(['waiting']);
    expect(await own.health(id)).toMatchObject({ status: 'disabled', disabled_at: expect.any(String) });
    for (let count = 0; count < 3; count += 1) await own.happen();
    for (const seconds of [60, 86_400, 7 * 86_400]) {
      own.dispatcher.clock.advance(seconds * 1_000);
      await own.dispatcher.round();
    }
    expect(world.receiver.received).toHaveLength(1);
    world.receiver.answer = () => 204;
    const restored = await restore(id);
    expect([restored.status, restored.body.health.status]).toEqual([200, 'ok']);
    await own.dispatcher.round();
    expect((await own.ledger()).map(({ status }) => status)).toEqual(Array(4).fill('delivered'));
    expect(new Set(world.receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(4);
    expect(await actions(id)).toEqual([
      'webhook_endpoint.created',
      'webhook_endpoint.disabled',
      'webhook_endpoint.restored',
    ]);
  });

  it('is switched off once, however many events hear it at a time, and a test that it takes does not bring it back', async () => {
    const { id } = await own.endpoint();
    world.receiver.answer = () => 410;
    await own.client.post(`/v1/webhook-endpoints/${id}/test`);
    expect((await own.health(id))['status']).toBe('failing');
    for (let count = 0; count < 3; count += 1) await own.happen();
    await own.dispatcher.round();
    world.receiver.answer = () => 204;
    const tested = await own.client.post(`/v1/webhook-endpoints/${id}/test`);
    expect(tested.body).toMatchObject({ status: 'delivered' });
    expect((await own.health(id))['status']).toBe('disabled');
    expect((await actions(id)).filter((action: string) => action === 'webhook_endpoint.disabled')).toHaveLength(1);
  });
});

describe('restoring', () => {
  it('brings back an archived endpoint for what happens from then on, and changes nothing where all is well', async () => {
    const { id } = await own.endpoint();
    await own.client.post(`/v1/webhook-endpoints/${id}/archive`);
    await own.happen();
    await own.dispatcher.round();
    expect((await restore(id)).body).toMatchObject({ archived_at: null });
    await own.happen();
    await own.dispatcher.round();
    expect(world.receiver.received).toHaveLength(1);
    expect((await restore(id)).status).toBe(200);
    expect((await actions(id)).filter((action: string) => action === 'webhook_endpoint.restored')).toHaveLength(1);
    const stranger = await world.api.tenant();
    expect((await stranger.client.post(`/v1/webhook-endpoints/${id}/restore`)).status).toBe(404);
  });

  it('finds no event given up on after an outage of days: tries of a suspended endpoint count against none', async () => {
    const { id } = await own.endpoint();
    world.receiver.answer = () => 500;
    await own.happen();
    await own.dispatcher.round();
    // As if nine other events had failed beside it.
    const others = { 'health.consecutive_failures': 9 };
    await world.api.db.client
      .db(world.api.db.name)
      .collection<{ _id: string }>('webhook_endpoints')
      .updateOne({ _id: id }, { $set: others });
    for (let round = 0; round < 14; round += 1) {
      own.dispatcher.clock.advance(1_801_000);
      await own.dispatcher.round();
    }
    await restore(id);
    await own.dispatcher.round();
    const [{ status, attempts }] = await own.ledger();
    expect([status, attempts.length]).toEqual(['pending', 16]);
    expect((await own.health(id))['status']).toBe('failing');
  });

  it('lets a suspended endpoint have at once what waited for it, in order', async () => {
    const { id } = await own.endpoint();
    world.receiver.answer = () => 500;
    for (let count = 0; count < 11; count += 1) await own.happen();
    await own.happen('same', 'First');
    await own.happen('same', 'Second');
    await own.dispatcher.round();
    expect((await own.health(id))['status']).toBe('suspended');
    world.receiver.received.length = 0;
    world.receiver.answer = () => 204;
    await restore(id);
    // The API tells the time by the wall.
    own.dispatcher.clock.advance(60_000);
    await own.dispatcher.round();
    await own.dispatcher.round();
    expect((await own.ledger()).map(({ status }) => status)).toEqual(Array(13).fill('delivered'));
    const same = world.receiver.received.filter(({ body }) => /First|Second/.test(body));
    expect(same.map(({ body }) => (body.includes('First') ? 'First' : 'Second'))).toEqual(['First', 'Second']);
  });
});

describe('a tenant', () => {
  it('has as many endpoints as its limit says; archived ones do not count, and restoring one does', async () => {
    const limits = { limits: { max_webhook_endpoints: 2 } };
    const changed = await world.api.platform.patch(`/v1/tenants/${own.tenant_id}`, limits);
    expect(changed.status, changed.text).toBe(200);
    const { id } = await own.endpoint();
    await own.endpoint();
    const third = await own.client.post('/v1/webhook-endpoints', { url: world.receiver.url, events: ['*'] });
    expect([third.status, third.body.error]).toMatchObject([
      429,
      { code: 'limit_exceeded', details: { limit: 'max_webhook_endpoints', allowed: 2, used: 2 } },
    ]);
    await own.client.post(`/v1/webhook-endpoints/${id}/archive`);
    await own.endpoint();
    expect((await restore(id)).body.error.details).toMatchObject({ limit: 'max_webhook_endpoints' });
  });
});

describe('an endpoint that asks for time', () => {
  const later = (value: string, status = 429) => ({ status, headers: { 'retry-after': value } });

  it.each([
    ['429 with seconds', () => later('120'), 120],
    ['503 with a date', () => later(new Date(own.dispatcher.clock.now().getTime() + 90_000).toUTCString(), 503), 90],
    ['429 with more than an hour', () => later('999999'), 3_600],
    ['429 with less than the pause is long anyway', () => later('1'), 30],
    ['429 with what is no time', () => later('soon'), 30],
    ['500, which may not ask', () => later('120', 500), 30],
  ])('by %s is asked again when it said, within bounds', async (_what, answer, seconds) => {
    await own.endpoint();
    await own.happen();
    world.receiver.answer = answer;
    expect(await own.dispatcher.round()).toEqual(['retrying']);
    world.receiver.answer = () => 204;
    own.dispatcher.clock.advance(seconds * 1_000 - 2_000);
    expect(await own.dispatcher.round()).toEqual([]);
    own.dispatcher.clock.advance(2_000);
    expect(await own.dispatcher.round()).toEqual(['delivered']);
  });

  it('is left alone by every event until then, without an attempt that counts', async () => {
    const { id } = await own.endpoint();
    await own.happen();
    world.receiver.answer = () => later('300');
    await own.dispatcher.round();
    expect((await own.health(id))['paused_until']).toBe(
      new Date(own.dispatcher.clock.now().getTime() + 300_000).toISOString(),
    );
    await own.happen();
    expect(await own.dispatcher.round()).toEqual(['waiting']);
    expect(world.receiver.received).toHaveLength(1);
    world.receiver.answer = () => 204;
    own.dispatcher.clock.advance(300_000);
    expect(await own.dispatcher.round()).toEqual(['delivered', 'delivered']);
    expect((await own.ledger()).map(({ attempts }) => attempts.length)).toEqual([2, 1]);
    expect((await own.health(id))['paused_until']).toBeNull();
  });
});

describe('what an endpoint answers', () => {
  it('stands in the ledger, its beginning only and as text', async () => {
    await own.endpoint();
    await own.happen();
    world.receiver.answer = () => ({ status: 500, body: `no \u0000 database ${'x'.repeat(1_000_000)}` });
    await own.dispatcher.round();
    const [{ attempts }] = await own.ledger();
    expect(attempts[0].response_body).toHaveLength(500);
    expect(attempts[0].response_body).toMatch(/^no \ufffd database x+$/);
  });

  it.each([
    ['a body that never ends', { status: 200, body: 'y'.repeat(70_000), endless: true }, 'delivered', 200],
    ['a compressed body', { status: 200, headers: { 'content-encoding': 'gzip' }, body: 'zzz' }, 'delivered', 200],
    ['a redirect', { status: 302, headers: { location: 'http://127.0.0.1:9/' } }, 'retrying', 302],
    ['a broken connection', 'break', 'retrying', null],
  ] as const)('%s counts by its status', async (_what, answer, outcome, status) => {
    await own.endpoint();
    await own.happen();
    world.receiver.answer = () => answer;
    expect(await own.dispatcher.round()).toEqual([outcome]);
    const [{ attempts }] = await own.ledger();
    expect(attempts[0].response_status).toBe(status);
    expect(world.receiver.received).toHaveLength(1);
  });

  it('is not waited for for ever: one that hangs has failed, and holds no other endpoint up', async () => {
    await own.endpoint(['user.*'], '/hangs');
    await own.endpoint(['user.*'], '/well');
    await own.happen();
    world.receiver.answer = ({ path }) => (path.endsWith('/hangs') ? 'hang' : 204);
    expect((await own.dispatcher.round()).sort()).toEqual(['delivered', 'retrying']);
    const hung = (await own.ledger({ status: 'pending' }))[0];
    expect(hung.attempts[0]).toMatchObject({ response_status: null, error: expect.stringContaining('in time') });
  });
});
