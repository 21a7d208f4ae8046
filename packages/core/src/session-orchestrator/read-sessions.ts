import { notFound, type Page, type PageRequest, type TenantScope } from '../kernel/index.ts';
import { type ClientSession, toClientSession } from './client-session.ts';
import type { Session } from './session.ts';
import type { ClientTranscript, SessionEvent, Transcript } from './session-event.ts';
import { ONLY_RUN } from './session-report.ts';
import type { SessionRepository } from './session-repository.ts';
import { toSession } from './session-view.ts';
import { toTranscript } from './transcript.ts';

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

    /** The session as its end user sees it. @throws AppError `not_found` */
    async getForClient(scope: TenantScope, id: string): Promise<ClientSession> {
      return toClientSession(await existing(scope, id));
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
        data: events.data.map(({ id: eventId, session_id, run_id = ONLY_RUN, seq, report }) => ({
          object: 'session_event',
          id: eventId,
          session_id,
          run_id,
          seq,
          report,
        })),
      };
    },

    /** @throws AppError `not_found` */
    async getTranscript(scope: TenantScope, id: string): Promise<Transcript> {
      await existing(scope, id);
      return toTranscript(id, await sessions.listTranscript(scope, id));
    },

    /** What was said, without the tools that were used meanwhile. @throws AppError `not_found` */
    async getTranscriptForClient(scope: TenantScope, id: string): Promise<ClientTranscript> {
      await existing(scope, id);
      const { tool_calls: _toolCalls, ...said } = toTranscript(id, await sessions.listTranscript(scope, id));
      return said;
    },
  };
}
export type SessionReader = ReturnType<typeof createSessionReader>;
