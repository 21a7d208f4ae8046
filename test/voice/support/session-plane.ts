import { createCallEndings } from '@patchbay/core/calls';
import {
  createReportService,
  createRoomEventService,
  createSessionLifecycle,
  createSessionReader,
  createWatchdog,
  type DispatchMetadata,
  type ReceiveReports,
  type Rooms,
  type SessionAlarms,
} from '@patchbay/core/session-orchestrator';
import { livekitWebhooks } from '@patchbay/livekit';
import { createCallRepository, createSessionRepository, createSessionWatchList } from '@patchbay/mongo';
import { type TestDatabase, tenantScopeFixture } from '@patchbay/testing';

type Watched = Pick<DispatchMetadata, 'session_id' | 'tenant_id'>;

/** The API's part in running sessions, on a real database: it takes reports, and has the watchdog look when it is due. */
export interface SessionPlane {
  readonly receive: ReceiveReports;
  /** The session as the API shows it. */
  session(of: Watched): ReturnType<ReturnType<typeof createSessionReader>['get']>;
  transcript(of: Watched): ReturnType<ReturnType<typeof createSessionReader>['getTranscript']>;
  /** What was audited of the session, in order. */
  audited(of: Watched): Promise<string[]>;
  /** Has the watchdog look when the media server says that an agent has left or a room is closed. */
  watch(webhook: { readonly body: Uint8Array; readonly authorization: string | undefined }): Promise<void>;
  stop(): void;
}

/** Use cases as the functions compose them; alarms are timers of this process. */
export function createSessionPlane(
  { client, name, database, unit_of_work }: TestDatabase,
  livekit: { readonly rooms: Rooms; readonly api_key: string; readonly api_secret: string },
): SessionPlane {
  const clock = { now: () => new Date() };
  const sessions = createSessionRepository(database);
  const endings = createCallEndings({ calls: createCallRepository(database), unitOfWork: unit_of_work, clock });
  const lifecycle = createSessionLifecycle({ sessions, unitOfWork: unit_of_work, clock, endings });
  const reader = createSessionReader({ sessions });
  const timers = new Set<NodeJS.Timeout>();
  const alarms: SessionAlarms = {
    async schedule(session, seconds) {
      const look = () => watchdog.check(session, { request_id: session.session_id, source: 'queue' });
      // What a look could not do is tried again, as the queue does.
      const again = () => void alarms.schedule(session, 1);
      timers.add(setTimeout(() => void look().catch(again), seconds * 1_000));
    },
  };
  const watchdog = createWatchdog({
    sessions,
    watchList: createSessionWatchList(database),
    lifecycle,
    rooms: livekit.rooms,
    alarms,
    clock,
  });
  const webhooks = livekitWebhooks(livekit);
  const apply = createRoomEventService({ alarms });
  return {
    receive: createReportService({ sessions, lifecycle, unitOfWork: unit_of_work }),
    session: ({ session_id, tenant_id }) => reader.get(tenantScopeFixture({ tenant_id }), session_id),
    transcript: ({ session_id, tenant_id }) => reader.getTranscript(tenantScopeFixture({ tenant_id }), session_id),
    async audited({ session_id }) {
      const events = client.db(name).collection<{ _id: string; action: string }>('audit_events');
      const found = await events.find({ 'entity.id': session_id }).sort({ _id: 1 }).toArray();
      return found.map(({ action }) => action);
    },
    async watch({ body, authorization }) {
      await webhooks.verify(body, authorization);
      await apply(await webhooks.read(body));
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
