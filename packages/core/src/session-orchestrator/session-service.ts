import { notFound, type Page, type PageRequest, type TenantScope } from '../kernel/index.ts';
import type { Rooms } from './rooms.ts';
import type { Session } from './session.ts';
import type { SessionEvent, Transcript } from './session-event.ts';
import type { SessionLifecycle } from './session-lifecycle.ts';
import { roomNameOf } from './session-report.ts';
import type { SessionRepository } from './session-repository.ts';
import { toSession } from './start-session.ts';

/** What reading and stopping sessions needs. */
export interface SessionDeps {
  readonly sessions: SessionRepository;
  readonly lifecycle: SessionLifecycle;
  readonly rooms: Rooms;
}

/** Use cases of sessions that exist. */
export function createSessionService({ sessions, lifecycle, rooms }: SessionDeps) {
  async function existing(scope: TenantScope, id: string) {
    const session = await sessions.get(scope, id);
    if (session === null) throw notFound('session');
    return session;
  }

  return {
    /** @throws AppError `not_found` */
    async get(scope: TenantScope, id: string): Promise<Session> {
      return toSession(await existing(scope, id));
    },

    async list(
      scope: TenantScope,
      query: PageRequest & Parameters<SessionRepository['list']>[2],
    ): Promise<Page<Session>> {
      const page = await sessions.list(scope, query, query);
      return { ...page, data: page.data.map(toSession) };
    },

    /**
     * Ends a session: its status first, then the room. Stopping one that is over changes nothing.
     *
     * @throws AppError `not_found`
     */
    async stop(scope: TenantScope, id: string): Promise<Session> {
      const session = await existing(scope, id);
      const stopped = await lifecycle.over(scope, session, 'stopped');
      await rooms.close(roomNameOf(id));
      return toSession(stopped ?? (await existing(scope, id)));
    },

    /** @throws AppError `not_found` */
    async listEvents(scope: TenantScope, id: string, page: PageRequest): Promise<Page<SessionEvent>> {
      await existing(scope, id);
      const events = await sessions.listEvents(scope, id, page);
      return {
        ...events,
        data: events.data.map(({ id: eventId, session_id, seq, report }) => ({
          object: 'session_event',
          id: eventId,
          session_id,
          seq,
          report,
        })),
      };
    },

    /** @throws AppError `not_found` */
    async getTranscript(scope: TenantScope, id: string): Promise<Transcript> {
      await existing(scope, id);
      const events = await sessions.listTurns(scope, id);
      return {
        object: 'transcript',
        session_id: id,
        turns: events.flatMap(({ seq, report }) =>
          report.type === 'turn'
            ? [
                {
                  seq,
                  at: new Date(report.at),
                  role: report.role,
                  text: report.text,
                  modality: report.modality,
                  interrupted: report.interrupted,
                  citations: report.citations,
                },
              ]
            : [],
        ),
      };
    },
  };
}
export type SessionService = ReturnType<typeof createSessionService>;
