import { withDefaultVariables } from '../agent-registry/index.ts';
import { type ConfigResolver, DEFAULT_ENVIRONMENT } from '../config-resolver/index.ts';
import {
  AppError,
  type Clock,
  digestOf,
  type IdSource,
  notFound,
  type TenantScope,
  traceIdOf,
  type UnitOfWork,
} from '../kernel/index.ts';
import { assertVariablesFit } from '../prompt-registry/index.ts';
import { plannedRecording, type Recorder, recordingKey } from '../recordings/index.ts';
import { assertRuntimeSupports, type RuntimeConfigContent } from '../runtime-config/index.ts';
import type { SessionTokenService } from '../session-tokens/index.ts';
import { assertWithinLimit, type TenantQuotaReader, type UserService } from '../tenancy/index.ts';
import { createReportService } from './report-service.ts';
import type { Rooms, SessionAlarms } from './rooms.ts';
import { type CreateSession, OPEN_STATUSES, type StartedSession } from './session.ts';
import type { SessionLifecycle } from './session-lifecycle.ts';
import { roomNameOf } from './session-report.ts';
import type { SessionRepository, StoredSession } from './session-repository.ts';
import { takeSlots } from './session-slots.ts';
import { toSession } from './session-view.ts';
import { assertTextPossible, firstTextReports, silenceEnd, startedWelcome, TEXT_RUN } from './text-session.ts';

/** Longest life of a participant token; a device that comes later renews it with the session JWT. */
const PARTICIPANT_TOKEN_SECONDS = 900;

/** Room for the agent's own report before the watchdog calls a session overdue. */
const END_GRACE_SECONDS = 30;

const DEFAULT_MAX_DURATION_SECONDS = 1_800;

/** What starting a session needs. */
export interface StartSessionDeps {
  readonly quota: TenantQuotaReader;
  readonly resolver: ConfigResolver;
  readonly users: UserService;
  readonly sessions: SessionRepository;
  readonly lifecycle: SessionLifecycle;
  readonly rooms: Rooms;
  readonly alarms: SessionAlarms;
  readonly tokens: SessionTokenService;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** Without one, configs that ask for a recording are refused. */
  readonly recorder?: Recorder | null;
  /** How long an agent may take to join. */
  readonly join_deadline_seconds: number;
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
  const room = roomNameOf(session.id);
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

/** A session that was written, and the config that it is held by. */
interface StoredStart {
  readonly session: StoredSession;
  readonly config: RuntimeConfigContent;
}

/**
 * Starts sessions. The session is written and its alarm set before anything happens at the media server, so whatever
 * dies in between, the watchdog finds it. What need not wait for each other goes side by side: a caller is waiting.
 */
export function createStartSession(deps: StartSessionDeps) {
  const { quota, resolver, users, sessions, lifecycle, rooms, alarms, unitOfWork, clock, ids } = deps;

  const receiveReports = createReportService({ sessions, lifecycle, unitOfWork });

  async function store(scope: TenantScope, input: CreateSession): Promise<StoredStart> {
    const resolving = resolver.resolveForSession(scope, {
      agent_id: input.agent_id,
      ...(input.binding_id === undefined
        ? { environment: input.environment ?? DEFAULT_ENVIRONMENT }
        : { binding_id: input.binding_id }),
    });
    const [resolved, use] = await Promise.all([resolving, assertWithinLimit(quota, scope, 'max_concurrent_sessions')]);
    const config = resolved.runtime_config;
    const isText = input.channel === 'text';
    // Over text there is no sound to record.
    assertRuntimeSupports(config, { without: deps.recorder || isText ? [] : ['egress'] });
    if (isText) assertTextPossible(config);
    const recording = isText ? null : plannedRecording(config);
    const variables = withDefaultVariables(resolved.variables, resolved.default_variables, input.variables);
    assertVariablesFit(resolved.variables, variables);
    const user = await users.upsert(scope, input.user, 'user.');
    const now = clock.now();
    const maxDuration = resolved.max_duration_seconds ?? DEFAULT_MAX_DURATION_SECONDS;
    const silent_at = isText ? silenceEnd(config, now) : undefined;
    const joining = deps.join_deadline_seconds + END_GRACE_SECONDS;
    const session: StoredSession = {
      id: ids.next('session'),
      tenant_id: scope.tenant_id,
      agent_id: input.agent_id,
      user_id: user.id,
      channel: input.channel,
      caller: null,
      time_zone: resolved.agent_time_zone ?? use?.time_zone ?? 'UTC',
      status: 'created',
      environment: resolved.environment,
      binding_id: resolved.binding_id,
      binding_number: resolved.binding_number,
      resolved_versions: resolved.resolved_versions,
      binding_digest: resolved.digest,
      digest: digestOf({ binding_digest: resolved.digest, variables }),
      variables,
      metadata: input.metadata,
      end_reason: null,
      created_at: now,
      join_deadline_at: new Date(now.getTime() + deps.join_deadline_seconds * 1000),
      max_end_at: new Date(now.getTime() + (maxDuration + (isText ? 0 : joining)) * 1000),
      dispatched_at: null,
      started_at: null,
      ended_at: null,
      reports_seq: 0,
      ...(recording === null ? {} : { recording }),
      ...(silent_at === undefined ? {} : { silent_at }),
    };
    const written = unitOfWork.run(scope, async (work) => {
      const slots = takeSlots(session, await sessions.openSlots(scope, work), {
        tenant: use?.allowed ?? null,
        agent: resolved.runtime_config.limits?.max_concurrent_sessions ?? null,
      });
      await sessions.insert(scope, work, slots === null ? session : { ...session, slots });
      work.record({
        action: 'session.created',
        entity: { type: 'session', id: session.id },
        old_value: null,
        new_value: {
          status: session.status,
          agent_id: session.agent_id,
          user_id: session.user_id,
          binding_id: session.binding_id,
          binding_number: session.binding_number,
          binding_digest: session.binding_digest,
          digest: session.digest,
        },
      });
    });
    // An alarm for a session that was not written after all finds nothing, and does nothing.
    const alarm = alarms.schedule({ session_id: session.id, tenant_id: scope.tenant_id }, deps.join_deadline_seconds);
    const outcomes = await Promise.allSettled([written, alarm]);
    for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
    return { session, config };
  }

  /** Nobody has to join: the agent is there at once, and what it says first is said. */
  async function openText(scope: TenantScope, { session, config }: StoredStart): Promise<StartedSession> {
    const [doors] = await Promise.all([
      openDoors(deps, session, null),
      receiveReports(scope, session.id, firstTextReports(config, clock.now()), TEXT_RUN),
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
   * @throws AppError `limit_exceeded`, `no_live_binding`, `reference_not_found`, `resource_archived`, `unprocessable` (variables),
   * `runtime_feature_unavailable`,
   * `upstream_failed` when the media server refuses: the session is `failed` then, never silent.
   */
  async function start(scope: TenantScope, input: CreateSession): Promise<StartedSession> {
    const stored = await store(scope, input);
    if (input.channel === 'text') return openText(scope, stored);
    const { session } = stored;
    const opened = openDoors(deps, session, input.user.display_name ?? null);
    // Awaited below; a room that is refused is the better reason of the two.
    opened.catch(() => undefined);
    try {
      await rooms.openWithAgent(roomNameOf(session.id), {
        session_id: session.id,
        tenant_id: session.tenant_id,
        digest: session.binding_digest,
        trace_id: traceIdOf(scope.origin),
      });
      await record(session);
    } catch (error) {
      await lifecycle.over(scope, session, 'dispatch_failed');
      throw error instanceof AppError
        ? new AppError(error.code, { details: { session_id: session.id }, cause: error })
        : new AppError('upstream_failed', { details: { session_id: session.id }, cause: error });
    }
    const [dispatched, doors] = await Promise.all([lifecycle.dispatched(scope, session), opened]);
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
