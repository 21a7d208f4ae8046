import { auditValue } from '../audit/index.ts';
import { type Clock, notFound, type TenantScope, type UnitOfWork } from '../kernel/index.ts';
import { type ClientSession, toClientSession } from './client-session.ts';
import type { SessionFeedback, UpdateFeedback } from './session-feedback.ts';
import type { SessionRepository } from './session-repository.ts';

/** What keeping feedback needs. */
export interface GiveFeedbackDeps {
  readonly sessions: SessionRepository;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/** Makes the use case by which an end user says what a session was like. */
export function createGiveFeedback({ sessions, unitOfWork, clock }: GiveFeedbackDeps) {
  /**
   * Keeps the feedback with the session, in place of what was said before; during the session and after it. Saying the
   * same again changes nothing.
   *
   * @throws AppError `not_found`
   */
  return (scope: TenantScope, id: string, input: UpdateFeedback): Promise<ClientSession> =>
    unitOfWork.run(scope, async (work) => {
      const session = await sessions.get(scope, id, work);
      if (session === null) throw notFound('session');
      const before = session.feedback ?? null;
      const said = { rating: input.rating ?? null, thumb: input.thumb ?? null, comment: input.comment ?? null };
      if (before !== null && isSame(before, said)) return toClientSession(session);
      const now = clock.now();
      const feedback: SessionFeedback = { ...said, created_at: before?.created_at ?? now, updated_at: now };
      await sessions.setFeedback(scope, work, id, feedback);
      work.record({
        action: 'session_feedback.updated',
        entity: { type: 'session', id },
        old_value: before === null ? null : auditValue(before),
        new_value: auditValue(feedback),
      });
      return toClientSession({ ...session, feedback });
    });
}

function isSame(before: SessionFeedback, said: Pick<SessionFeedback, 'rating' | 'thumb' | 'comment'>): boolean {
  return before.rating === said.rating && before.thumb === said.thumb && before.comment === said.comment;
}
