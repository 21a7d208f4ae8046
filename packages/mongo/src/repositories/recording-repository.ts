import { type RecordingRepository, type RecordingWatchList, UNSETTLED } from '@patchbay/core/recordings';
import { roomNameOf } from '@patchbay/core/session-orchestrator';
import { sessions } from '../collections/session-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Recordings, each on its session. */
export function createRecordingRepository(database: MongoDatabase): RecordingRepository {
  return {
    async get(scope, id) {
      const session = await database.tenantCollection(sessions, scope).findOne({ id });
      return session === null ? undefined : (session.recording ?? null);
    },
    async replace(scope, work, id, from, recording) {
      const { matched } = await database
        .tenantCollection(sessions, scope, work)
        .updateOne({ id, 'recording.status': from }, { $set: { recording } });
      return matched > 0;
    },
  };
}

/** The sweep's look across tenants, on indexes that hold such sessions only. */
export function createRecordingWatchList(database: MongoDatabase): RecordingWatchList {
  const projection = { id: 1, tenant_id: 1 } as const;
  const watched = () => database.platformCollection(sessions, 'sessions.recordings');
  const refs = (found: readonly { id: string; tenant_id: string }[]) =>
    found.map(({ id, tenant_id }) => ({ session_id: id, tenant_id }));
  return {
    purgeable: async (now, limit) =>
      refs(
        await watched().find(
          { 'recording.status': 'completed', 'recording.purge_at': { $lte: now, $ne: null } },
          { projection, sort: { 'recording.purge_at': 1 }, limit },
        ),
      ),
    silent: async (endedBefore, limit) =>
      (
        await watched().find(
          { 'recording.status': { $in: [...UNSETTLED] }, ended_at: { $lt: endedBefore, $ne: null } },
          { projection: { ...projection, room_name: 1 }, sort: { ended_at: 1 }, limit },
        )
      ).map(({ id, tenant_id, room_name }) => ({ session_id: id, tenant_id, room: room_name ?? roomNameOf(id) })),
  };
}
