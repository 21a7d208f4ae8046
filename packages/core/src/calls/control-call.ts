import type { Change, TenantScope, UnitOfWork } from '../kernel/index.ts';
import type { SessionRepository } from '../session-orchestrator/index.ts';
import type { Call, StoredCall } from './call.ts';
import type { CallCommand, CallRoom, MuteCall, SayInCall, SendDtmf } from './call-command.ts';
import type { CallRepository } from './call-repository.ts';
import { createLiveCall } from './live-call.ts';
import { toCall } from './read-calls.ts';

/** What controlling calls needs. */
export interface ControlCallDeps {
  readonly calls: Pick<CallRepository, 'get'>;
  readonly sessions: Pick<SessionRepository, 'get'>;
  readonly room: Pick<CallRoom, 'command'>;
  readonly unitOfWork: UnitOfWork;
}

/** Makes what can be done to a call while somebody is on the telephone. Each is audited once it was done. */
export function createControlCall(deps: ControlCallDeps) {
  const { calls, sessions, room, unitOfWork } = deps;

  const liveCall = createLiveCall({ calls, sessions });

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
  };
}
