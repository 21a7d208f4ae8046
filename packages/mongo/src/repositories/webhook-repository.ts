import type {
  DeliveryRepository,
  EndpointRepository,
  EventRange,
  EventReader,
  StoredDelivery,
  WebhookWatchList,
} from '@patchbay/core/webhooks';
import { withoutUndefined } from '../boundary/filter.ts';
import { outboxEvents } from '../collections/outbox-events.ts';
import { webhookDeliveries, webhookEndpoints } from '../collections/webhook-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';
import { archivedFilter } from './archived-filter.ts';

/** Endpoints that a tenant may have at a time, and then some. */
const MAX_ENDPOINTS = 200;

/** While an endpoint is down for weeks, one event may try it every half an hour. */
const KEPT_ATTEMPTS = 50;

/** Deliveries of events to one endpoint that are looked at: a thousand events, each replayed now and then. */
const MAX_OF_EVENTS = 20_000;

/** Endpoints of tenants, without their secrets. */
export function createEndpointRepository(database: MongoDatabase): EndpointRepository {
  return {
    insert: (scope, work, endpoint) => database.tenantCollection(webhookEndpoints, scope, work).insertOne(endpoint),
    get: (scope, id, work) => database.tenantCollection(webhookEndpoints, scope, work).findOne({ id }),
    list: (scope, { archived, ...page }) =>
      database.tenantCollection(webhookEndpoints, scope).page(archivedFilter(archived), page),
    async update(scope, work, id, patch) {
      await database.tenantCollection(webhookEndpoints, scope, work).updateOne({ id }, { $set: patch });
    },
    active: (scope) =>
      database.tenantCollection(webhookEndpoints, scope).find({ archived_at: null }, { limit: MAX_ENDPOINTS }),
    async setHealth(scope, id, health) {
      await database.tenantCollection(webhookEndpoints, scope).touchOne({ id }, { health });
    },
    async takeProbe(scope, id, due, next) {
      const all = database.tenantCollection(webhookEndpoints, scope);
      const found = await all.findOne({ id, 'health.next_probe_at': due });
      if (found === null) return false;
      const health = { ...found.health, next_probe_at: next };
      return all.touchOne({ id, 'health.next_probe_at': due }, { health });
    },
  };
}

/** The ledger of deliveries. */
export function createDeliveryRepository(database: MongoDatabase): DeliveryRepository {
  return {
    async insertNew(scope, deliveries) {
      const all = database.tenantCollection(webhookDeliveries, scope);
      for (const delivery of deliveries) {
        const { event_id, webhook_endpoint_id } = delivery;
        // What the filter fixes is set by it; tenant_id is the boundary's.
        const {
          tenant_id: _tenant,
          event_id: _event,
          webhook_endpoint_id: _endpoint,
          replay_of: _none,
          ...rest
        } = delivery;
        await all.updateOne(
          { event_id, webhook_endpoint_id, replay_of: null },
          { $setOnInsert: rest },
          { upsert: true },
        );
      }
    },
    insert: (scope, work, delivery) => database.tenantCollection(webhookDeliveries, scope, work).insertOne(delivery),
    get: (scope, id) => database.tenantCollection(webhookDeliveries, scope).findOne({ id }),
    list: (scope, { webhook_endpoint_id, event_id, status, ...page }) =>
      database
        .tenantCollection(webhookDeliveries, scope)
        .page(withoutUndefined({ webhook_endpoint_id, event_id, status }), page, 'id', {
          projection: { body: 0, claimed_until: 0, own_failures: 0, replay_id: 0 },
        }),
    claim: (scope, id, now, until) =>
      database.tenantCollection(webhookDeliveries, scope).findOneAndUpdate(
        {
          id,
          status: 'pending',
          next_attempt_at: { $lte: now },
          $or: [{ claimed_until: null }, { claimed_until: { $lte: now } }],
        },
        { $set: { claimed_until: until } },
      ),
    async firstPending(scope, { webhook_endpoint_id, entity_id, replay_id }) {
      const lane = replay_id === undefined ? { replay_of: null, replay_id: { $exists: false } } : { replay_id };
      const [first] = await database
        .tenantCollection(webhookDeliveries, scope)
        .find(
          { webhook_endpoint_id, entity_id, status: 'pending', ...lane },
          { sort: { event_id: 1 }, limit: 1, projection: { body: 0 } },
        );
      return first ?? null;
    },
    insertMany: (scope, work, deliveries) =>
      database.tenantCollection(webhookDeliveries, scope, work).insertMany(deliveries),
    ofEvents: (scope, work, webhook_endpoint_id, eventIds) =>
      database.tenantCollection(webhookDeliveries, scope, work).find(
        { webhook_endpoint_id, event_id: { $in: [...eventIds] } },
        {
          sort: { id: 1 },
          limit: MAX_OF_EVENTS,
          projection: { id: 1, event_id: 1, status: 1 },
        },
      ),
    async settle(scope, id, claimed_until, { attempt, ...fields }) {
      const { matched } = await database.tenantCollection(webhookDeliveries, scope).updateOne(
        { id, claimed_until },
        {
          $set: { ...fields, claimed_until: null },
          $push: { attempts: { $each: [attempt], $slice: -KEPT_ATTEMPTS } },
        },
      );
      return matched > 0;
    },
    async postpone(scope, id, claimed_until, next_attempt_at) {
      await database
        .tenantCollection(webhookDeliveries, scope)
        .updateOne({ id, claimed_until }, { $set: { next_attempt_at, claimed_until: null } });
    },
    async wake(scope, id, now) {
      await database
        .tenantCollection(webhookDeliveries, scope)
        .updateOne({ id, status: 'pending' }, { $set: { next_attempt_at: now } });
    },
    async release(scope, webhook_endpoint_id, now, work) {
      await database
        .tenantCollection(webhookDeliveries, scope, work)
        .updateMany({ webhook_endpoint_id, status: 'pending' }, { $set: { next_attempt_at: now } });
    },
  };
}

function rangeFilter({ types, entity_id, from_id, after_id, below_id }: EventRange) {
  return {
    ...withoutUndefined({ type: types === undefined ? undefined : { $in: [...types] }, 'data.entity.id': entity_id }),
    id: { $gte: from_id, ...withoutUndefined({ $gt: after_id, $lt: below_id }) },
  };
}

/** Events as a tenant reads them. */
export function createEventReader(database: MongoDatabase): EventReader {
  return {
    get: (scope, id) => database.tenantCollection(outboxEvents, scope).findOne({ id }),
    list: (scope, page, range) => database.tenantCollection(outboxEvents, scope).page(rangeFilter(range), page),
    range: (scope, range, limit) =>
      database.tenantCollection(outboxEvents, scope).find(rangeFilter(range), { sort: { id: 1 }, limit }),
  };
}

/** The dispatcher's look across tenants: on indexes that hold what is still to be done only. */
export function createWebhookWatchList(database: MongoDatabase): WebhookWatchList {
  const outbox = () => database.platformCollection(outboxEvents, 'outbox_events.dispatch');
  return {
    undispatched: (limit) => outbox().find({ dispatched_at: null }, { sort: { id: 1 }, limit }),
    async dispatched(eventIds, at) {
      await outbox().updateMany({ id: { $in: [...eventIds] } }, { $set: { dispatched_at: at } });
    },
    async due(now, limit) {
      const found: Pick<StoredDelivery, 'id' | 'tenant_id'>[] = await database
        .platformCollection(webhookDeliveries, 'webhook_deliveries.watch')
        .find(
          {
            status: 'pending',
            next_attempt_at: { $lte: now },
            $or: [{ claimed_until: null }, { claimed_until: { $lte: now } }],
          },
          { sort: { next_attempt_at: 1 }, limit, projection: { id: 1, tenant_id: 1 } },
        );
      return found.map(({ id, tenant_id }) => ({ delivery_id: id, tenant_id }));
    },
  };
}
