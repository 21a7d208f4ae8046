import { countryOfNumber } from '../call-dispatch/index.ts';
import { AppError, type Clock, type IdSource, type TenantScope, type UnitOfWork } from '../kernel/index.ts';
import type { createNewSessions } from '../session-orchestrator/index.ts';
import type { PhoneNumberRepository, SipTrunkRepository } from '../telephony/index.ts';
import type { CallCountryReader } from '../tenancy/index.ts';
import type { Call, CreateCall, StoredCall } from './call.ts';
import type { CallRepository } from './call-repository.ts';
import { callerIdOf } from './caller-id.ts';
import { toCall } from './read-calls.ts';
import type { CallStarter } from './telephone.ts';
import { assertMessageFits } from './voicemail-message.ts';

/** How long a call may wait until it is dialled. */
export const QUEUE_SECONDS = 300;

/** What placing calls needs. */
export interface PlaceCallDeps {
  readonly newSessions: ReturnType<typeof createNewSessions>;
  readonly calls: CallRepository;
  readonly numbers: Pick<PhoneNumberRepository, 'findLive'>;
  readonly trunks: Pick<SipTrunkRepository, 'get'>;
  readonly countries: CallCountryReader;
  readonly starter: CallStarter;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

const unfit = (param: string, message: string) => new AppError('unprocessable', { param, message });

/** Makes the use case that writes an outbound call down and has it carried out. */
export function createPlaceCall(deps: PlaceCallDeps) {
  const { newSessions, calls, numbers, trunks, countries, starter, unitOfWork, clock, ids } = deps;

  async function assertCountry(scope: TenantScope, to: string): Promise<void> {
    const allowed = await countries.allowed(scope);
    const country = countryOfNumber(to);
    if (allowed === null || (country !== null && allowed.includes(country))) return;
    throw unfit('to', `Calls to ${country ?? 'numbers of no country'} are not allowed: ${to}.`);
  }

  /**
   * The call and its session are written before anything happens at the telephone network. Where its execution cannot
   * be started now, the call waits, and the sweep starts it.
   *
   * With `call_id` it is written under that id, once: whoever repeats it gets `already_exists`.
   *
   * @throws AppError `unprocessable` (from, to, variables, voicemail.message), `limit_exceeded`, `no_live_binding`, `reference_not_found`,
   * `resource_archived`, `runtime_feature_unavailable`
   */
  return async (scope: TenantScope, input: CreateCall, options: { readonly call_id?: string } = {}): Promise<Call> => {
    const { agent_id, environment, binding_id, from, to, variables, metadata } = input;
    const { number, trunk_id } = await callerIdOf(scope, from, { numbers, trunks });
    await assertCountry(scope, to);
    const draft = await newSessions.draft(scope, {
      ...{ agent_id, variables, metadata, caller: to, channel: 'phone' },
      ...(environment === undefined ? {} : { environment }),
      ...(binding_id === undefined ? {} : { binding_id }),
      user: input.user ?? { external_id: to },
      join_within_seconds: QUEUE_SECONDS,
    });
    assertMessageFits(input.voicemail, draft.declared);
    const session = input.voicemail === undefined ? draft.session : { ...draft.session, voicemail: input.voicemail };
    const call: StoredCall = {
      id: options.call_id ?? ids.next('call'),
      tenant_id: scope.tenant_id,
      direction: 'outbound',
      status: 'queued',
      result: null,
      ...{ from, to, agent_id, metadata },
      phone_number_id: number.id,
      inbound_mapping_id: null,
      session_id: draft.session.id,
      ring_timeout_seconds: input.ring_timeout_seconds,
      voicemail: input.voicemail ?? null,
      end_reason: null,
      answered_by: null,
      transfer: null,
      sip: { call_id: null, trunk_id, status_code: null, status: null, headers: input.headers },
      error: null,
      created_at: clock.now(),
      dialed_at: null,
      ringing_at: null,
      answered_at: null,
      ended_at: null,
    };
    await unitOfWork.run(scope, async (work) => {
      await newSessions.write(scope, work, { ...draft, session });
      await calls.insert(scope, work, call);
      work.record({
        action: 'call.created',
        entity: { type: 'call', id: call.id },
        old_value: null,
        new_value: { status: call.status, direction: call.direction, from, to, agent_id, session_id: call.session_id },
      });
    });
    await starter.start(call).catch(() => undefined);
    return toCall(call);
  };
}
