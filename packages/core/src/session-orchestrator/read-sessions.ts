import { notFound, type Page, type PageRequest, type TenantScope } from '../kernel/index.ts';
import type { Session } from './session.ts';
import type { SessionEvent, Transcript } from './session-event.ts';
import type { SessionRepository } from './session-repository.ts';
import { toSession } from './session-view.ts';

/** Reads sessions, what was reported about them and what was said. */
export function createSessionReader({ sessions }: { readonly sessions: SessionRepository }) {
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
export type SessionReader = ReturnType<typeof createSessionReader>;
