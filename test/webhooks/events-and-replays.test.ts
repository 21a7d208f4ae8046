import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openWebhookWorld, type WebhookTenant, type WebhookWorld } from './support/world.ts';

const DAY_MS = 86_400_000;

let world: WebhookWorld;
let own: WebhookTenant;

beforeAll(async () => {
  world = await openWebhookWorld();
}, 600_000);
beforeEach(async () => {
  own = await world.tenant();
});

const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString();
const list = async (query: Record<string, string>) => {
  const { status, body, text } = await own.client.get('/v1/events', {
    query: { order: 'asc', limit: '100', ...query },
  });
  expect(status, text).toBe(200);
  return body.data as { id: string; type: string; created_at: string; data: { entity: { id: string } } }[];
};
const replay = (id: string, body: object, query: Record<string, string> = {}) =>
  own.client.post(`/v1/webhook-endpoints/${id}/replay`, body, { query });
const arrived = () => world.receiver.received.map(({ headers }) => headers['webhook-id']);
/** The API tells the time by the wall. */
async function deliver() {
  own.dispatcher.clock.advance(60_000);
  return own.dispatcher.round();
}

describe('the list of events', () => {
  it('is narrowed by type, by noun, by what they happened to and by time', async () => {
    const first = await own.happen();
    await own.client.post('/v1/search-indexes', { name: 'Handbooks' });
    const second = await own.happen();
    expect((await list({ type: 'user.upserted' })).map(({ data }) => data.entity.id)).toEqual([first, second]);
    expect(await list({ type: 'user.*' })).toEqual(await list({ type: 'user.upserted' }));
    expect((await list({ type: 'search_index.*' })).map(({ type }) => type)).toEqual(['search_index.created']);
    expect((await list({ entity_id: second })).map(({ type }) => type)).toEqual(['user.upserted']);
    expect(await list({ since: ago(-60_000) })).toEqual([]);
    expect(await list({ until: ago(60_000) })).toEqual([]);
    expect((await list({ since: ago(60_000), until: ago(-60_000), type: 'user.*' })).length).toBe(2);
    const wrong = await own.client.get('/v1/events', { query: { type: 'user.exploded' } });
    expect([wrong.status, wrong.body.error.param]).toEqual([400, 'type']);
  });

  it('shows events for 30 days and not longer, and the database removes them by itself', async () => {
    await own.happen();
    const [event] = await list({ type: 'user.*' });
    const outbox = world.api.db.client.db(world.api.db.name).collection<{ _id: string }>('outbox_events');
    const stored = await outbox.findOne({ _id: event?.id ?? '' });
    const idAt = (milliseconds: number) => {
      const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
      let rest = Date.now() - milliseconds;
      let text = '';
      for (let index = 0; index < 10; index += 1) {
        text = `${digits[rest % 32]}${text}`;
        rest = Math.floor(rest / 32);
      }
      return `evt_${text}${'0'.repeat(16)}`;
    };
    const [young, old] = [idAt(29 * DAY_MS), idAt(31 * DAY_MS)];
    for (const _id of [young, old]) await outbox.insertOne({ ...stored, _id });
    expect((await list({ type: 'user.*' })).map(({ id }) => id)).toEqual([young, event?.id]);
    expect((await own.client.get(`/v1/events/${old}`)).status).toBe(404);
    expect((await own.client.get(`/v1/events/${young}`)).status).toBe(200);
    const indexes = await outbox.indexes();
    expect(indexes.find(({ expireAfterSeconds }) => expireAfterSeconds !== undefined)).toMatchObject({
      key: { created_at: 1 },
      expireAfterSeconds: 31 * 86_400,
    });
  });
});

describe('a replay of a range', () => {
  it('sends what an endpoint missed while it was archived, once each, under the ids that they have', async () => {
    const { id } = await own.endpoint();
    await own.happen('same', 'Before');
    await deliver();
    await own.client.post(`/v1/webhook-endpoints/${id}/archive`);
    await own.happen('same', 'First');
    await own.happen('same', 'Second');
    await deliver();
    const refused = await replay(id, { since: ago(DAY_MS) });
    expect([refused.status, refused.body.error.code]).toEqual([409, 'resource_archived']);
    await own.client.post(`/v1/webhook-endpoints/${id}/restore`);

    const would = await replay(id, { since: ago(DAY_MS) }, { dry_run: 'true' });
    expect(would.body).toMatchObject({ object: 'webhook_replay', replayed: 2, skipped: 1, has_more: false });
    await deliver();
    expect(arrived()).toHaveLength(1);

    expect((await replay(id, { since: ago(DAY_MS) })).body).toMatchObject({ replayed: 2, skipped: 1 });
    expect((await replay(id, { since: ago(DAY_MS) })).body).toMatchObject({ replayed: 0, skipped: 3 });
    await deliver();
    expect(arrived()).toEqual((await list({ type: 'user.*' })).map((event) => event.id));
    expect(world.receiver.received.slice(1).map(({ body }) => /First|Second/.exec(body)?.[0])).toEqual([
      'First',
      'Second',
    ]);
  });

  it('keeps their order while the endpoint fails, and holds nothing up that happens now', async () => {
    const { id } = await own.endpoint();
    await own.happen('same', 'First');
    await own.happen('same', 'Second');
    await deliver();
    world.receiver.received.length = 0;
    world.receiver.answer = ({ body }) => (body.includes('First') ? 500 : 204);
    expect((await replay(id, { since: ago(DAY_MS), only: 'all' })).body).toMatchObject({ replayed: 2, skipped: 0 });
    await own.happen('same', 'Third');
    await deliver();
    expect(world.receiver.received.map(({ body }) => /First|Second|Third/.exec(body)?.[0]).sort()).toEqual([
      'First',
      'Third',
    ]);
    world.receiver.answer = () => 204;
    world.receiver.received.length = 0;
    await deliver();
    expect(world.receiver.received.map(({ body }) => /First|Second/.exec(body)?.[0])).toEqual(['First', 'Second']);
    const replays = (await own.ledger()).filter(({ replay_of }) => replay_of !== null);
    expect(replays.map(({ status }) => status)).toEqual(['delivered', 'delivered']);
  });

  it('goes on where it ended, takes a filter of its own, and refuses a range that is none', async () => {
    const { id } = await own.endpoint(['session.*']);
    await own.happen();
    await own.happen();
    const everything = { since: ago(DAY_MS), events: ['user.*'] };
    expect((await replay(id, { since: ago(DAY_MS) })).body).toMatchObject({ replayed: 0, last_event_id: null });
    const [first, second] = await list({ type: 'user.*' });
    const { body } = await replay(id, { ...everything, after_event_id: first?.id });
    expect(body).toMatchObject({ replayed: 1, last_event_id: second?.id, has_more: false });
    const wrong = await replay(id, { since: ago(0), until: ago(60_000) });
    expect([wrong.status, wrong.body.error.param]).toEqual([400, 'until']);
    const stranger = await world.api.tenant();
    const foreign = await stranger.client.post(`/v1/webhook-endpoints/${id}/replay`, everything);
    expect(foreign.status).toBe(404);
  });

  it('stops after a thousand events and says where to go on', async () => {
    const { id } = await own.endpoint(['file.ready']);
    const outbox = world.api.db.client.db(world.api.db.name).collection<{ _id: string }>('outbox_events');
    await own.happen();
    const [event] = await list({ type: 'user.*' });
    const stored = await outbox.findOne({ _id: event?.id ?? '' });
    const prefix = (event?.id ?? '').slice(0, 14);
    const ids = Array.from(
      { length: 1_004 },
      (_one, index) => `${prefix}ZZZZZZZZZZZZ${String(index).padStart(4, '0')}`,
    );
    await outbox.insertMany(ids.map((_id) => ({ ...stored, _id })));
    // Those are made in the very millisecond in which the first one happened: the range ends a minute from now.
    const range = { since: ago(DAY_MS), until: ago(-60_000), events: ['user.*'] };
    const { body: one } = await replay(id, range);
    expect(one).toMatchObject({ replayed: 1_000, has_more: true });
    const { body: rest } = await replay(id, { ...range, after_event_id: one.last_event_id });
    expect(rest).toMatchObject({ replayed: 5, has_more: false, last_event_id: ids.at(-1) });
  });
});
