import {
  MAX_NUMBERS_PER_TRUNK,
  type PhoneNumberRepository,
  type SipTrunkRepository,
  type TrunkWatchList,
} from '@patchbay/core/telephony';
import { withoutUndefined } from '../boundary/filter.ts';
import { phoneNumbers, sipTrunks } from '../collections/telephony-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';
import { archivedFilter } from './archived-filter.ts';

/** Trunks of a tenant. */
export function createSipTrunkRepository(database: MongoDatabase): SipTrunkRepository {
  return {
    insert: (scope, work, trunk) => database.tenantCollection(sipTrunks, scope, work).insertOne(trunk),
    get: (scope, id, work) => database.tenantCollection(sipTrunks, scope, work).findOne({ id }),
    list: (scope, { direction, archived, ...page }) =>
      database
        .tenantCollection(sipTrunks, scope)
        .page({ ...withoutUndefined({ direction }), ...archivedFilter(archived) }, page),
    async update(scope, work, id, patch) {
      await database.tenantCollection(sipTrunks, scope, work).updateOne({ id }, { $set: patch });
    },
    noteSync: (scope, id, revision, { status, status_reason, synced_revision, provider_trunk_id }) =>
      database
        .tenantCollection(sipTrunks, scope)
        .touchOne({ id, revision }, withoutUndefined({ status, status_reason, synced_revision, provider_trunk_id })),
  };
}

/** Numbers of a tenant. */
export function createPhoneNumberRepository(database: MongoDatabase): PhoneNumberRepository {
  return {
    insert: (scope, work, number) => database.tenantCollection(phoneNumbers, scope, work).insertOne(number),
    get: (scope, id, work) => database.tenantCollection(phoneNumbers, scope, work).findOne({ id }),
    list: (scope, { number, sip_trunk_id, archived, ...page }) => {
      const carried =
        sip_trunk_id === undefined
          ? {}
          : { $or: [{ inbound_trunk_id: sip_trunk_id }, { outbound_trunk_id: sip_trunk_id }] };
      return database
        .tenantCollection(phoneNumbers, scope)
        .page({ ...withoutUndefined({ number }), ...carried, ...archivedFilter(archived) }, page);
    },
    findLive: (scope, number, work) =>
      database.tenantCollection(phoneNumbers, scope, work).findOne({ number, archived_at: null }),
    async ofTrunks(scope, trunkIds, work) {
      const ids = [...trunkIds];
      const carried = new Map<string, string[]>(ids.map((id) => [id, []]));
      const found = await database.tenantCollection(phoneNumbers, scope, work).find(
        { $or: [{ inbound_trunk_id: { $in: ids } }, { outbound_trunk_id: { $in: ids } }], archived_at: null },
        {
          projection: { number: 1, inbound_trunk_id: 1, outbound_trunk_id: 1 },
          sort: { id: 1 },
          limit: Math.max(1, ids.length * MAX_NUMBERS_PER_TRUNK),
        },
      );
      for (const { number, inbound_trunk_id, outbound_trunk_id } of found) {
        for (const id of new Set([inbound_trunk_id, outbound_trunk_id])) carried.get(id ?? '')?.push(number);
      }
      return carried;
    },
    async update(scope, work, id, patch) {
      await database.tenantCollection(phoneNumbers, scope, work).updateOne({ id }, { $set: patch });
    },
  };
}

/** Trunks that the media server does not know as they are, whoever's they are. */
export function createTrunkWatchList(database: MongoDatabase): TrunkWatchList {
  return {
    unsynced: (limit) =>
      database
        .platformCollection(sipTrunks, 'sip_trunks.sync')
        .find(
          { status: { $in: ['pending', 'failed'] } },
          { projection: { tenant_id: 1 }, sort: { status: 1, updated_at: 1 }, limit },
        ),
  };
}
