import { AppError, type Change, type Clock, notFound, type TenantScope, type UnitOfWork } from '../kernel/index.ts';
import { roomOf, type SessionRepository } from '../session-orchestrator/index.ts';
import type { CallCountryReader } from '../tenancy/index.ts';
import type { Call, CallTransfer, StoredCall } from './call.ts';
import type { CallCommand, CallRoom, MuteCall, SayInCall, SendDtmf, TransferCall } from './call-command.ts';
import type { CallRepository } from './call-repository.ts';
import { toCall } from './read-calls.ts';
import { assertCountryOf } from './transfer-target.ts';

/** What controlling calls needs. */
export interface ControlCallDeps {
  readonly calls: Pick<CallRepository, 'get' | 'transition'>;
  readonly sessions: Pick<SessionRepository, 'get'>;
  readonly room: CallRoom;
  readonly countries: CallCountryReader;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/** Makes what can be done to a call while somebody is on the telephone. Each is audited once it was done. */
export function createControlCall({ calls, sessions, room, countries, unitOfWork, clock }: ControlCallDeps) {
  /** The call and its room. @throws AppError `not_found`, `call_not_live` */
  async function liveCall(scope: TenantScope, id: string): Promise<{ call: StoredCall; name: string }> {
    const call = await calls.get(scope, id);
    if (call === null) throw notFound('call');
    const session = await sessions.get(scope, call.session_id);
    if (call.status !== 'answered' || session === null) {
      throw new AppError('call_not_live', { details: { status: call.status } });
    }
    return { call, name: roomOf(session) };
  }

  const record = (scope: TenantScope, call: StoredCall, action: Change['action'], new_value: Change['new_value']) =>
    unitOfWork.run(scope, async (work) =>
      work.record({ action, entity: { type: 'call', id: call.id }, old_value: null, new_value }),
    );

  async function command(
    scope: TenantScope,
    id: string,
    told: CallCommand,
    audited: { readonly action: Change['action']; readonly value: Change['new_value'] },
  ): Promise<Call> {
    const { call, name } = await liveCall(scope, id);
    await room.command(name, told);
    await record(scope, call, audited.action, audited.value);
    return toCall((await calls.get(scope, id)) ?? call);
  }

  /** Keeps what became of a transfer: once it is done, the call may be over before that is written. */
  const keep = (scope: TenantScope, call: StoredCall, transfer: CallTransfer): Promise<StoredCall | null> =>
    unitOfWork.run(scope, async (work) => {
      const kept =
        (await calls.transition(scope, work, call.id, ['answered'], { status: 'answered', transfer })) ??
        (await calls.transition(scope, work, call.id, ['ended'], { status: 'ended', transfer }));
      work.record({
        action: transfer.outcome === 'done' ? 'call.transferred' : 'call.transfer_refused',
        entity: { type: 'call', id: call.id },
        old_value: null,
        new_value: { ...transfer, at: transfer.at.toISOString() },
      });
      return kept;
    });

  return {
    /**
     * The agent says a text in its own voice, within the limits of its safety.
     *
     * @throws AppError `not_found`, `call_not_live`, `upstream_failed`, `upstream_timeout`
     */
    say: (scope: TenantScope, id: string, { text, interrupt }: SayInCall) =>
      command(
        scope,
        id,
        { type: 'say', text, interrupt },
        {
          action: 'call.said',
          value: { characters: text.length, interrupt },
        },
      ),

    /** Presses keys on the line, as the agent's own tool does. What is pressed may be a secret: it is in no record. */
    sendDtmf: (scope: TenantScope, id: string, { digits }: SendDtmf) =>
      command(
        scope,
        id,
        { type: 'press_keys', digits },
        {
          action: 'call.dtmf_sent',
          value: { digits: digits.length },
        },
      ),

    /** Nobody hears the agent, or the agent does not hear the telephone; and back. */
    mute: (scope: TenantScope, id: string, { target, muted }: MuteCall) =>
      command(scope, id, { type: 'mute', target, muted }, { action: 'call.muted', value: { target, muted } }),

    /**
     * Hands the call over to another number or SIP address; the agent and its session are done with it. Where the network refuses, the
     * call goes on.
     *
     * @throws AppError `not_found`, `call_not_live`, `unprocessable` (to), `transfer_refused`, `upstream_failed`,
     * `upstream_timeout`
     */
    async transfer(scope: TenantScope, id: string, { to, play_dialtone, headers }: TransferCall): Promise<Call> {
      assertCountryOf(to, await countries.allowed(scope));
      const { call, name } = await liveCall(scope, id);
      const participant = await room.phoneIn(name);
      if (participant === null) throw new AppError('call_not_live', { details: { status: call.status } });
      const answer = await room.transfer({ room: name, participant, to, play_dialtone, headers });
      const attempt = { to, mode: 'blind', at: clock.now() } as const;
      if (answer.outcome === 'refused') {
        const { status_code: sip_status_code, status: sip_status } = answer;
        await keep(scope, call, { ...attempt, outcome: 'refused', sip_status_code, sip_status });
        throw new AppError('transfer_refused', { details: { sip_status_code, sip_status } });
      }
      const done = { ...attempt, outcome: 'done', sip_status_code: null, sip_status: null } as const;
      return toCall((await keep(scope, call, done)) ?? call);
    },
  };
}
