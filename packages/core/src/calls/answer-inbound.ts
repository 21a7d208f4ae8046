import { type InboundMapping, readPhoneNumber } from '../call-dispatch/index.ts';
import {
  type Clock,
  type ErrorCode,
  type IdSource,
  isAppError,
  type RequestOrigin,
  systemScope,
  type TenantScope,
  traceIdOf,
  type UnitOfWork,
} from '../kernel/index.ts';
import { type Recorder, recordingKey } from '../recordings/index.ts';
import {
  type createNewSessions,
  OPEN_STATUSES,
  type Rooms,
  type SessionAlarms,
  type SessionLifecycle,
  type StoredSession,
} from '../session-orchestrator/index.ts';
import type { PhoneNumberRepository } from '../telephony/index.ts';
import type { CallRepository } from './call-repository.ts';
import { inboundCallOf } from './inbound-call.ts';
import type { InboundCaller, InboundRooms, InboundSource } from './inbound-ports.ts';
import type { Refusal, RefusalReason, TakeInbound, TakenCall } from './take-inbound.ts';

/** What answering needs. */
export interface AnswerInboundDeps {
  readonly newSessions: ReturnType<typeof createNewSessions>;
  readonly source: InboundSource;
  readonly take: TakeInbound;
  readonly calls: Pick<CallRepository, 'insert'>;
  readonly numbers: Pick<PhoneNumberRepository, 'findLive'>;
  readonly lifecycle: SessionLifecycle;
  readonly inboundRooms: InboundRooms;
  readonly rooms: Pick<Rooms, 'close'>;
  readonly recorder: Recorder | null;
  readonly alarms: SessionAlarms;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly join_deadline_seconds: number;
}

/**
 * `gone`: nobody is on the telephone any more. `answered`: by its agent, or by a message after which it is put down.
 * `refused`: it was put down unanswered.
 */
export type InboundOutcome =
  | { readonly outcome: 'answered'; readonly session_id: string }
  | { readonly outcome: 'gone' }
  | { readonly outcome: 'refused'; readonly reason: RefusalReason };

/** Errors that repeating does not mend: the tenant's agent cannot take this call now. */
const REFUSALS: readonly ErrorCode[] = [
  'limit_exceeded',
  'no_live_binding',
  'reference_not_found',
  'reference_archived',
  'resource_archived',
  'runtime_feature_unavailable',
  'unprocessable',
  'not_found',
];

/** Who calls without a number is one end user for all of them. */
const WITHHELD = 'withheld';

/** A number as the network writes it, in E.164 where it is one: the plus is often left out. */
const numberOf = (text: string) => readPhoneNumber(/^[1-9]/.test(text) ? `+${text}` : text).number ?? null;

/**
 * Makes the use case that answers a call which has come in: its number's mapping decides the tenant, and all else
 * happens as that tenant. It goes by what is in the room, not by what was told, and may be repeated in any order: a room
 * is one session, whose agent is asked for by whoever notes that it is.
 */
export function createAnswerInbound(deps: AnswerInboundDeps) {
  const { newSessions, source, lifecycle, inboundRooms, rooms, alarms, unitOfWork } = deps;

  /** What is audited of a caller who does not get the agent. */
  const refusalOf = (mapping: InboundMapping, caller: InboundCaller, refusal: Refusal, call_id: string | null) =>
    ({
      action: 'call.refused',
      entity: { type: 'inbound_mapping', id: mapping.id },
      old_value: null,
      new_value: {
        ...{ number: mapping.number, from: numberOf(caller.from), ...refusal },
        ...{ answered_by: call_id === null ? 'nobody' : 'message', call_id },
      },
    }) as const;

  async function write(
    scope: TenantScope,
    mapping: InboundMapping,
    room: string,
    caller: InboundCaller,
    taken: Exclude<TakenCall, { by: 'nobody' }>,
  ): Promise<StoredSession> {
    const from = numberOf(caller.from);
    const { agent_id, environment, binding_id, variables } = taken.target;
    const [draft, number] = await Promise.all([
      newSessions.draft(scope, {
        ...{ agent_id, variables, metadata: {}, caller: from, channel: 'phone' },
        ...(binding_id === null ? { environment: environment ?? undefined } : { binding_id }),
        user: { external_id: from ?? WITHHELD },
      }),
      deps.numbers.findLive(scope, mapping.number),
    ]);
    const said = taken.by === 'message' ? { only_says: taken.message } : {};
    const session: StoredSession = { ...draft.session, room_name: room, ...said };
    const call = inboundCallOf({ id: deps.ids.next('call'), session, mapping, number, caller, from });
    await alarms.schedule({ session_id: session.id, tenant_id: scope.tenant_id }, deps.join_deadline_seconds);
    await unitOfWork.run(scope, async (work) => {
      await newSessions.write(scope, work, { ...draft, session });
      await deps.calls.insert(scope, work, call);
      const { status, direction, to, session_id } = call;
      work.record({
        action: 'call.created',
        entity: { type: 'call', id: call.id },
        old_value: null,
        new_value: { status, direction, from, to, agent_id, session_id },
      });
      if (taken.by === 'message') work.record(refusalOf(mapping, caller, taken.refusal, call.id));
    });
    return session;
  }

  /** Writes the call as it is taken; the session, or why there is none. */
  async function begin(
    scope: TenantScope,
    mapping: InboundMapping,
    room: string,
    caller: InboundCaller,
    taken: TakenCall,
  ): Promise<StoredSession | Refusal> {
    if (taken.by === 'nobody') return taken.refusal;
    try {
      return await write(scope, mapping, room, caller, taken);
    } catch (error) {
      if (!isAppError(error)) throw error;
      // Somebody else was faster; where a place was lost to oneself, too.
      const written = await source.sessionOfRoom(scope, room);
      if (written !== null) return written;
      const other = taken.by === 'agent' && error.code === 'unprocessable' ? taken.without(error.message) : null;
      if (other !== null) return begin(scope, mapping, room, caller, other);
      if (REFUSALS.includes(error.code)) return { reason: error.code, detail: error.message };
      throw error;
    }
  }

  /** Nobody's agent takes it; whose number it is finds out by the audit log. */
  async function refuseUnmapped(
    number: string | null,
    room: string,
    caller: InboundCaller,
    origin: RequestOrigin,
  ): Promise<InboundOutcome> {
    const reason = 'unmapped';
    const owner = number === null ? null : await source.ownerOf(number);
    if (owner !== null) {
      await unitOfWork.run(systemScope(owner.tenant_id, 'inbound-calls', origin), async (work) => {
        work.record({
          action: 'call.refused',
          entity: { type: 'phone_number', id: owner.phone_number_id },
          old_value: null,
          new_value: {
            number,
            from: numberOf(caller.from),
            reason,
            detail: null,
            answered_by: 'nobody',
            call_id: null,
          },
        });
      });
    }
    await rooms.close(room);
    return { outcome: 'refused', reason };
  }

  async function connect(scope: TenantScope, room: string, session: StoredSession): Promise<void> {
    const { id: session_id, tenant_id, binding_digest: digest, recording } = session;
    await inboundRooms.claim(room, { tenant_id, session_id });
    const first = await lifecycle.dispatched(scope, session);
    // Whoever noted it asks; should that one die now, the watchdog asks again.
    if (first === null) return;
    if (recording) {
      const key = recordingKey({ tenant_id, session_id }, recording.format);
      try {
        await deps.recorder?.start({ room, key, kind: recording.kind });
      } catch (error) {
        // What is to be recorded is not held without: nobody would ask the recorder again.
        await lifecycle.over(scope, first, 'dispatch_failed');
        await rooms.close(room);
        throw error;
      }
    }
    await inboundRooms.dispatch(room, { session_id, tenant_id, digest, trace_id: traceIdOf(scope.origin) });
  }

  /** @throws AppError `upstream_failed`, `upstream_timeout` and of the database: to be tried again. */
  return async (room: string, origin: RequestOrigin): Promise<InboundOutcome> => {
    const caller = await inboundRooms.callerIn(room);
    if (caller === null) return { outcome: 'gone' };
    const called = numberOf(caller.called);
    const mapping = called === null ? null : await source.mappingOf(called);
    if (mapping === null) return refuseUnmapped(called, room, caller, origin);
    const scope = systemScope(mapping.tenant_id, 'inbound-calls', origin);
    const begun =
      (await source.sessionOfRoom(scope, room)) ??
      (await begin(scope, mapping, room, caller, await deps.take(scope, mapping, room, caller)));
    if ('reason' in begun) {
      await unitOfWork.run(scope, async (work) => work.record(refusalOf(mapping, caller, begun, null)));
      await rooms.close(room);
      return { outcome: 'refused', reason: begun.reason };
    }
    if (!OPEN_STATUSES.includes(begun.status)) {
      await rooms.close(room);
      return { outcome: 'gone' };
    }
    await connect(scope, room, begun);
    return { outcome: 'answered', session_id: begun.id };
  };
}
export type AnswerInbound = ReturnType<typeof createAnswerInbound>;
