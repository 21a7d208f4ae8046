import { AppError, isAppError, notFound, type TenantScope, traceIdOf, type UnitOfWork } from '../kernel/index.ts';
import { recordingKey } from '../recordings/index.ts';
import type { SessionTokenService } from '../session-tokens/index.ts';
import { createNewSessions, type NewSessionDeps, type SessionDraft } from './new-session.ts';
import { createReportService } from './report-service.ts';
import type { Rooms, SessionAlarms } from './rooms.ts';
import { type CreateSession, OPEN_STATUSES, type StartedSession } from './session.ts';
import type { SessionLifecycle } from './session-lifecycle.ts';
import { roomNameOf, roomOf } from './session-report.ts';
import type { StoredSession } from './session-repository.ts';
import { toSession } from './session-view.ts';
import { firstTextReports, startedWelcome, TEXT_RUN } from './text-session.ts';

/** Longest life of a participant token; a device that comes later renews it with the session JWT. */
const PARTICIPANT_TOKEN_SECONDS = 900;

/** What starting a session needs. */
export interface StartSessionDeps extends NewSessionDeps {
  readonly lifecycle: SessionLifecycle;
  readonly rooms: Rooms;
  readonly alarms: SessionAlarms;
  readonly tokens: SessionTokenService;
  readonly unitOfWork: UnitOfWork;
}

/** What opens a session to its end user: a LiveKit token and a session JWT. */
export async function openDoors(
  { rooms, tokens, clock }: Pick<StartSessionDeps, 'rooms' | 'tokens' | 'clock'>,
  session: StoredSession,
  displayName: string | null,
): Promise<Pick<StartedSession, 'livekit' | 'session_token'>> {
  if (session.channel === 'text') {
    const { tenant_id, user_id, id: session_id } = session;
    return { session_token: await tokens.issue({ tenant_id, user_id, session_id }) };
  }
  const room = roomOf(session);
  const [participantToken, sessionToken] = await Promise.all([
    rooms.participantToken(room, { identity: session.user_id, name: displayName }, PARTICIPANT_TOKEN_SECONDS),
    tokens.issue({ tenant_id: session.tenant_id, user_id: session.user_id, session_id: session.id }),
  ]);
  return {
    livekit: {
      url: rooms.url,
      room_name: room,
      participant_token: participantToken,
      expires_at: new Date(clock.now().getTime() + PARTICIPANT_TOKEN_SECONDS * 1000),
    },
    session_token: sessionToken,
  };
}

/**
 * Starts sessions. The session is written and its alarm set before anything happens at the media server, so whatever
 * dies in between, the watchdog finds it. What need not wait for each other goes side by side: a caller is waiting.
 */
export function createStartSession(deps: StartSessionDeps) {
  const { sessions, lifecycle, rooms, alarms, unitOfWork, clock } = deps;
  const newSessions = createNewSessions(deps);

  const receiveReports = createReportService({ sessions, lifecycle, unitOfWork });

  async function store(scope: TenantScope, input: CreateSession): Promise<SessionDraft> {
    const draft = await newSessions.draft(scope, input);
    const { session } = draft;
    const written = unitOfWork.run(scope, (work) => newSessions.write(scope, work, draft));
    // An alarm for a session that was not written after all finds nothing, and does nothing.
    const alarm = alarms.schedule({ session_id: session.id, tenant_id: scope.tenant_id }, deps.join_deadline_seconds);
    const outcomes = await Promise.allSettled([written, alarm]);
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    return draft;
  }

  /** Nobody has to join: the agent is there at once, and what it says first is said. */
  async function openText(scope: TenantScope, { session, config }: SessionDraft): Promise<StartedSession> {
    const [doors] = await Promise.all([
      openDoors(deps, session, null),
      receiveReports(scope, session.id, firstTextReports(session.agent_id, config, clock.now()), TEXT_RUN),
    ]);
    const current = (await sessions.get(scope, session.id)) ?? session;
    return { ...toSession(current), ...doors, ...startedWelcome(config) };
  }

  /** A session that would not be recorded as its config says is not held. */
  async function record({ id, tenant_id, recording }: StoredSession): Promise<void> {
    if (recording === undefined) return;
    const key = recordingKey({ tenant_id, session_id: id }, recording.format);
    await deps.recorder?.start({ room: roomNameOf(id), key, kind: recording.kind });
  }

  /**
   * @throws AppError `limit_exceeded`, `no_live_binding`, `not_found` (agent_id, binding_id), `resource_archived`, `unprocessable` (variables),
   * `runtime_feature_unavailable`,
   * `upstream_failed` when the media server refuses: the session is `failed` then, never silent.
   */
  async function start(scope: TenantScope, input: CreateSession): Promise<StartedSession> {
    const stored = await store(scope, input).catch(orAbsent);
    if (input.channel === 'text') return openText(scope, stored);
    const { session } = stored;
    const opened = openDoors(deps, session, input.user.display_name ?? null);
    const noted = lifecycle.dispatched(scope, session);
    // Awaited below; a room that is refused is the better reason of them.
    for (const beside of [opened, noted]) beside.catch(() => undefined);
    try {
      await rooms.openWithAgent(roomNameOf(session.id), {
        session_id: session.id,
        tenant_id: session.tenant_id,
        digest: session.binding_digest,
        trace_id: traceIdOf(scope.origin),
      });
      await record(session);
    } catch (error) {
      await Promise.allSettled([noted]);
      await lifecycle.over(scope, session, 'dispatch_failed');
      throw error instanceof AppError
        ? new AppError(error.code, { details: { session_id: session.id }, cause: error })
        : new AppError('upstream_failed', { details: { session_id: session.id }, cause: error });
    }
    const [dispatched, doors] = await Promise.all([noted, opened]);
    const current = dispatched ?? (await sessions.get(scope, session.id)) ?? session;
    return { ...toSession(current), ...doors };
  }

  /**
   * The answer of a start that happened already, with new tokens: the first ones are kept nowhere.
   *
   * @throws AppError `not_found`, `session_ended`
   */
  async function reopen(scope: TenantScope, id: string, input: CreateSession): Promise<StartedSession> {
    const session = await sessions.get(scope, id);
    if (session === null) throw notFound('session');
    if (!OPEN_STATUSES.includes(session.status)) throw new AppError('session_ended');
    return { ...toSession(session), ...(await openDoors(deps, session, input.user.display_name ?? null)) };
  }

  return { start, reopen };
}

/** A session is its agent's: for want of the agent, or of its binding, there is nothing to start. */
function orAbsent(error: unknown): never {
  if (!isAppError(error, 'reference_not_found')) throw error;
  const { param } = error;
  const messages = new Map([
    ['agent_id', 'There is no such agent.'],
    ['binding_id', 'The agent has no such binding.'],
  ]);
  const message = messages.get(param ?? '');
  throw message === undefined || param === undefined ? error : new AppError('not_found', { message, param });
}
