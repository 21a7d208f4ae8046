import {
  OPEN_STATUSES,
  type SessionFilters,
  type SessionRepository,
  type SessionWatchList,
} from '@patchbay/core/session-orchestrator';
import { withoutUndefined } from '../boundary/filter.ts';
import { sessionEvents, sessions } from '../collections/session-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Turns and tool calls that a transcript holds at most: four hours of one every three seconds. */
const MAX_ENTRIES = 5_000;

/** More than any tenant may have at a time. */
const MAX_OPEN = 10_001;

/** The filters of a list; keys of metadata hold neither dots nor dollars. */
function sessionFilter({ agent_id, user_id, status, channel, since, until, metadata = [] }: SessionFilters) {
  const created = withoutUndefined({ $gte: since, $lt: until });
  const values = metadata.map((pair) => {
    const at = pair.indexOf('=');
    return { [`metadata.${pair.slice(0, at)}`]: pair.slice(at + 1) };
  });
  return {
    ...withoutUndefined({ agent_id, user_id, status, channel }),
    ...(Object.keys(created).length === 0 ? {} : { created_at: created }),
    ...(values.length === 0 ? {} : { $and: values }),
  };
}

/** Sessions and what was reported about them. */
export function createSessionRepository(database: MongoDatabase): SessionRepository {
  return {
    insert: (scope, work, session) => database.tenantCollection(sessions, scope, work).insertOne(session),
    openSlots: (scope, work) =>
      database
        .tenantCollection(sessions, scope, work)
        .find({ status: { $in: [...OPEN_STATUSES] } }, { projection: { agent_id: 1, slots: 1 }, limit: MAX_OPEN }),
    get: (scope, id, work) => database.tenantCollection(sessions, scope, work).findOne({ id }),
    list: (scope, page, filter) => database.tenantCollection(sessions, scope).page(sessionFilter(filter), page),
    transition: (scope, work, id, from, change) =>
      database
        .tenantCollection(sessions, scope, work)
        .findOneAndUpdate({ id, status: { $in: [...from] } }, { $set: change }),

    async setSilence(scope, id, silent_at) {
      await database.tenantCollection(sessions, scope).touchOne({ id }, { silent_at });
    },

    redispatch: (scope, work, id, change) =>
      database
        .tenantCollection(sessions, scope, work)
        .findOneAndUpdate(
          { id, status: { $in: ['dispatching', 'active'] }, redispatched_at: { $exists: false } },
          { $set: change },
        ),

    async setFeedback(scope, work, id, feedback) {
      await database.tenantCollection(sessions, scope, work).updateOne({ id }, { $set: { feedback } });
    },

    async appendEvents(scope, work, { id, reports_seq }, events, change) {
      const last = events.at(-1);
      if (last === undefined) return true;
      const moved = await database
        .tenantCollection(sessions, scope, work)
        .touchOne({ id, reports_seq }, { reports_seq: last.seq, ...change });
      if (moved) await database.tenantCollection(sessionEvents, scope, work).insertMany(events);
      return moved;
    },

    takeWrapUp: (scope, work, id) =>
      database
        .tenantCollection(sessions, scope, work)
        .touchOne({ id, wrap_up: 'due' }, { wrap_up: 'done', analysis: 'due' }),

    listEvents: (scope, session_id, page) =>
      database.tenantCollection(sessionEvents, scope).page({ session_id }, page, 'seq'),
    listTranscript: (scope, session_id) =>
      database
        .tenantCollection(sessionEvents, scope)
        .find({ session_id, 'report.type': { $in: ['turn', 'tool_call'] } }, { sort: { seq: 1 }, limit: MAX_ENTRIES }),
  };
}

/** The watchdog's look across tenants, on indexes that hold open sessions only. */
export function createSessionWatchList(database: MongoDatabase): SessionWatchList {
  return {
    async overdue(now, limit, wrap_up_before) {
      const watched = database.platformCollection(sessions, 'sessions.watch');
      const projection = { id: 1, tenant_id: 1 } as const;
      // Half for each kind: a crowd of sessions that cannot be decided yet must not hide the others.
      const share = Math.ceil(limit / 2);
      const notJoined = await watched.find(
        { status: { $in: ['created', 'dispatching'] }, join_deadline_at: { $lt: now } },
        { projection, sort: { join_deadline_at: 1 }, limit: share },
      );
      const tooLong = await watched.find(
        { status: { $in: ['created', 'dispatching', 'active'] }, max_end_at: { $lt: now } },
        { projection, sort: { max_end_at: 1 }, limit: share },
      );
      const silent = await watched.find({ status: 'active', silent_at: { $lt: now } }, { projection, limit: share });
      const untold = await watched.find(
        { wrap_up: 'due', ended_at: { $lt: wrap_up_before } },
        { projection, sort: { ended_at: 1 }, limit: share },
      );
      const found = new Map(
        [...notJoined, ...tooLong, ...silent, ...untold].map(({ id, tenant_id }) => [id, tenant_id]),
      );
      return [...found].map(([id, tenant_id]) => ({ id, tenant_id }));
    },
  };
}
