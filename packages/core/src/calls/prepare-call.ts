import { type Clock, type TenantScope, traceIdOf } from '../kernel/index.ts';
import { type Recorder, recordingKey } from '../recordings/index.ts';
import {
  OPEN_STATUSES,
  type Rooms,
  roomNameOf,
  type SessionAlarms,
  type SessionLifecycle,
  type SessionRepository,
  type StoredSession,
} from '../session-orchestrator/index.ts';
import type { CallProgress } from './call-progress.ts';
import type { CallRepository } from './call-repository.ts';

/** What preparing a call needs. */
export interface PrepareCallDeps {
  readonly calls: Pick<CallRepository, 'get'>;
  readonly sessions: Pick<SessionRepository, 'get'>;
  readonly sessionLifecycle: SessionLifecycle;
  readonly rooms: Pick<Rooms, 'openWithAgent'>;
  readonly recorder: Recorder | null;
  readonly alarms: SessionAlarms;
  readonly clock: Clock;
  readonly join_deadline_seconds: number;
}

/** Makes the step that opens the room of a call and asks for its agent. Repeating it finds the same room and agent. */
export function createPrepareCall(deps: PrepareCallDeps) {
  async function record({ id, tenant_id, recording }: StoredSession): Promise<void> {
    if (recording === undefined) return;
    const key = recordingKey({ tenant_id, session_id: id }, recording.format);
    await deps.recorder?.start({ room: roomNameOf(id), key, kind: recording.kind });
  }

  /** @throws AppError `upstream_failed`, `upstream_timeout`: to be tried again. */
  return async (scope: TenantScope, callId: string): Promise<CallProgress> => {
    const call = await deps.calls.get(scope, callId);
    const session = call === null ? null : await deps.sessions.get(scope, call.session_id);
    if (call === null || session === null || !OPEN_STATUSES.includes(session.status)) return 'done';
    if (call.status !== 'queued') return 'go_on';
    await deps.rooms.openWithAgent(roomNameOf(session.id), {
      session_id: session.id,
      tenant_id: session.tenant_id,
      digest: session.binding_digest,
      trace_id: traceIdOf(scope.origin),
    });
    await record(session);
    await deps.alarms.schedule({ session_id: session.id, tenant_id: session.tenant_id }, deps.join_deadline_seconds);
    const deadline = new Date(deps.clock.now().getTime() + deps.join_deadline_seconds * 1000);
    await deps.sessionLifecycle.dispatched(scope, session, deadline);
    return 'go_on';
  };
}
