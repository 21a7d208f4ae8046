import { OPEN_STATUSES, type SessionRepository, type SessionWatchList } from '@patchbay/core/session-orchestrator';
import { withoutUndefined } from '../boundary/filter.ts';
import { sessionEvents, sessions } from '../collections/session-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Turns and tool calls that a transcript holds at most: four hours of one every three seconds. */
const MAX_ENTRIES = 5_000;

/** More than any tenant may have at a time. */
const MAX_OPEN = 10_001;

/** Sessions and what was reported about them. */
export function createSessionRepository(database: MongoDatabase): SessionRepository {
  return {
    insert: (scope, work, session) => database.tenantCollection(sessions, scope, work).insertOne(session),
    openSlots: (scope, work) =>
      database
        .tenantCollection(sessions, scope, work)
        .find({ status: { $in: [...OPEN_STATUSES] } }, { projection: { agent_id: 1, slots: 1 }, limit: MAX_OPEN }),
    get: (scope, id, work) => database.tenantCollection(sessions, scope, work).findOne({ id }),
    list: (scope, page, { agent_id, user_id, status }) =>
      database.tenantCollection(sessions, scope).page(withoutUndefined({ agent_id, user_id, status }), page),
    transition: (scope, work, id, from, change) =>
      database
        .tenantCollection(sessions, scope, work)
        .findOneAndUpdate({ id, status: { $in: [...from] } }, { $set: change }),

    async setFeedback(scope, work, id, feedback) {
      await database.tenantCollection(sessions, scope, work).updateOne({ id }, { $set: { feedback } });
    },

    /** Events first: their ids are their numbers, so a repeat after a crash in between writes the same again. */
    async appendEvents(scope, id, expectedSeq, events) {
      const last = events.at(-1);
      if (last === undefined) return true;
      await database.tenantCollection(sessionEvents, scope).upsertMany(events);
      const measured = events.findLast(({ report }) => report.type === 'metrics')?.report;
      const metrics = measured?.type === 'metrics' ? { metrics: measured.metrics } : {};
      return database
        .tenantCollection(sessions, scope)
        .touchOne({ id, reports_seq: expectedSeq }, { reports_seq: last.seq, ...metrics });
    },

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
    async overdue(now, limit) {
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
      const found = new Map([...notJoined, ...tooLong].map(({ id, tenant_id }) => [id, tenant_id]));
      return [...found].map(([id, tenant_id]) => ({ id, tenant_id }));
    },
  };
}
