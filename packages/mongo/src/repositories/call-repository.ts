import type { CallRepository, CallWatchList } from '@patchbay/core/calls';
import { withoutUndefined } from '../boundary/filter.ts';
import { calls } from '../collections/calls.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Telephone calls of a tenant. */
export function createCallRepository(database: MongoDatabase): CallRepository {
  return {
    insert: (scope, work, call) => database.tenantCollection(calls, scope, work).insertOne(call),
    get: (scope, id, work) => database.tenantCollection(calls, scope, work).findOne({ id }),
    findBySession: (scope, session_id, work) => database.tenantCollection(calls, scope, work).findOne({ session_id }),
    list: (scope, { agent_id, direction, status, result, ...page }) =>
      database.tenantCollection(calls, scope).page(withoutUndefined({ agent_id, direction, status, result }), page),
    transition: (scope, work, id, from, change) =>
      database
        .tenantCollection(calls, scope, work)
        .findOneAndUpdate({ id, status: { $in: [...from] } }, { $set: change }),
    moveTransfer: (scope, work, id, { attempt, status, is_undialed = false }, transfer) =>
      database.tenantCollection(calls, scope, work).findOneAndUpdate(
        {
          id,
          status: 'answered',
          ...(attempt === null
            ? { transfer: null }
            : { 'transfer.attempt': attempt, 'transfer.status': { $in: [...status] } }),
          ...(is_undialed ? { 'transfer.dialed_at': null } : {}),
        },
        { $set: { transfer } },
      ),
  };
}

/** Calls that were never dialled, whoever's they are. */
export function createCallWatchList(database: MongoDatabase): CallWatchList {
  return {
    undialed: (before, limit) =>
      database
        .platformCollection(calls, 'calls.watch')
        .find(
          { status: 'queued', created_at: { $lt: before } },
          { projection: { tenant_id: 1 }, sort: { created_at: 1 }, limit },
        ),
    unsettled: (before, limit) =>
      database
        .platformCollection(calls, 'calls.watch')
        .find(
          { status: { $in: ['dialing', 'ringing'] }, dialed_at: { $lt: before } },
          { projection: { tenant_id: 1 }, sort: { dialed_at: 1 }, limit },
        ),
    transferring: (before, limit) =>
      database
        .platformCollection(calls, 'calls.watch')
        .find(
          { status: 'answered', 'transfer.status': { $in: ['ringing', 'briefing'] }, 'transfer.at': { $lt: before } },
          { projection: { tenant_id: 1 }, sort: { 'transfer.at': 1 }, limit },
        ),
    handedOver: (before, limit) =>
      database.platformCollection(calls, 'calls.watch').find(
        {
          status: 'answered',
          'transfer.status': 'completed',
          'transfer.mode': 'warm',
          'transfer.ended_at': { $lt: before },
        },
        { projection: { tenant_id: 1, session_id: 1 }, sort: { 'transfer.ended_at': 1 }, limit },
      ),
  };
}
