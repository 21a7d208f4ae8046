import { beforeAll, describe, expect, it } from 'vitest';
import { randomOf } from '../faults/poison/random.ts';
import type { Answer, Received } from './support/receiver.ts';
import { openWebhookWorld, type WebhookTenant, type WebhookWorld } from './support/world.ts';

/** `npm run prove` sends a thousand, with a seed of its own. */
const count = Number(process.env['PATCHBAY_WEBHOOK_EVENTS'] ?? 60);
const seed = Number(process.env['PATCHBAY_SEED'] ?? 20_261_122);

/** How many things the events happen to. */
const ENTITIES = Math.max(6, Math.round(count / 20));
/** Events that happen before the dispatcher looks again: they are spread over many ups and downs. */
const BURST = Math.max(2, Math.round(count / 100));
/** Longest that it is down, and then up for as long, by the dispatcher's clock. */
const LONGEST_STRETCH_SECONDS = 240;
const LANES = 4;
/** Weeks by the dispatcher's clock: events are given up long before. */
const MAX_ROUNDS = 5_000;

const DOWN: readonly Answer[] = [
  500,
  503,
  'break',
  404,
  { redirect: 'http://127.0.0.1:9/elsewhere' },
  { status: 429, headers: { 'retry-after': '20' } },
];

/** A receiver that is down half the time, and now and then takes an event and breaks off before it says so. */
function halfDown({ api: _api, receiver }: WebhookWorld, { dispatcher }: WebhookTenant) {
  const random = randomOf(seed, 'half-down');
  const began = dispatcher.clock.now().getTime();
  const stretches: number[] = [];
  /** Whether it is up at a time: down for a random while, and up for as long. */
  const isUp = () => {
    let left = dispatcher.clock.now().getTime() - began;
    for (let index = 0; ; index += 1) {
      stretches[index] ??= (1 + random.below(LONGEST_STRETCH_SECONDS)) * 1_000;
      const length = stretches[index] ?? 0;
      if (left < 2 * length) return left >= length;
      left -= 2 * length;
    }
  };
  const state = { up: 0, down: 0, repeats: 0, taken: new Map<string, string>() };
  const take = ({ headers, body }: Received) => {
    const id = headers['webhook-id'] ?? '';
    if (state.taken.has(id)) state.repeats += 1;
    else state.taken.set(id, body);
  };
  receiver.answer = (webhook) => {
    if (!isUp()) {
      state.down += 1;
      return DOWN[random.below(DOWN.length)] ?? 500;
    }
    state.up += 1;
    take(webhook);
    return random.below(8) === 0 ? 'break' : 204;
  };
  return { random, state, outages: () => stretches.length };
}

let world: WebhookWorld;

beforeAll(async () => {
  world = await openWebhookWorld();
}, 600_000);

describe('a receiver that is down half the time', { timeout: 60_000 + count * 3_000 }, () => {
  it(`gets each of ${count} events, each once by its id, in the order of what they happened to (seed ${seed})`, async () => {
    const own = await world.tenant();
    const { id } = await own.endpoint();
    const { random, state, outages } = halfDown(world, own);
    const began = performance.now();
    const { clock } = own.dispatcher;
    const since = clock.now().getTime();
    const pending = () =>
      world.api.db.client
        .db(world.api.db.name)
        .collection('webhook_deliveries')
        .countDocuments({ webhook_endpoint_id: id, status: 'pending' });
    let happened = 0;
    let rounds = 0;
    for (; rounds < MAX_ROUNDS && (happened < count || (await pending()) > 0); rounds += 1) {
      for (let burst = 0; burst < BURST && happened < count; burst += 1) {
        happened += 1;
        await own.happen(`entity-${random.below(ENTITIES)}`, `number ${happened}`);
      }
      await own.dispatcher.round(LANES);
      clock.advance((5 + random.below(60)) * 1_000);
    }

    const statuses = await world.api.db.client
      .db(world.api.db.name)
      .collection('webhook_deliveries')
      .aggregate<{ _id: string; count: number }>([
        { $match: { webhook_endpoint_id: id } },
        { $group: { _id: '$status', count: { $sum: 1 } } },
      ])
      .toArray();
    expect(statuses).toEqual([{ _id: 'delivered', count }]);
    expect(state.taken.size).toBe(count);

    // In the order in which the receiver took them: ids of events rise with the time of what they tell.
    const last = new Map<string, string>();
    for (const [event_id, body] of state.taken) {
      const { entity } = (JSON.parse(body) as { data: { entity: { id: string } } }).data;
      expect((last.get(entity.id) ?? '') < event_id, `${event_id} came after ${last.get(entity.id)}`).toBe(true);
      last.set(entity.id, event_id);
    }
    expect(last.size).toBeGreaterThan(1);
    expect(state.down).toBeGreaterThan(0);
    const figures = {
      ...{ events: count, entities: last.size, outages: outages(), rounds, seed },
      ...{ refused: state.down, taken: state.up, repeats: state.repeats },
      hours_by_clock: Math.round((clock.now().getTime() - since) / 36_000) / 100,
      seconds: Math.round((performance.now() - began) / 100) / 10,
    };
    process.stdout.write(`proved webhooks ${JSON.stringify(figures)}\n`);
  });
});
