import type { Clock, TenantScope } from '../kernel/index.ts';
import { OPEN_STATUSES, roomNameOf, type SessionRepository } from '../session-orchestrator/index.ts';
import type { SipTrunkRepository } from '../telephony/index.ts';
import type { StoredCall } from './call.ts';
import type { CallLifecycle, CallOutcome } from './call-lifecycle.ts';
import type { CallProgress } from './call-progress.ts';
import type { CallRepository } from './call-repository.ts';
import type { EndCall } from './end-call.ts';
import { resultOfSipStatus } from './sip-outcome.ts';
import { type DialAnswer, type DialOrder, phoneIdentityOf, type Telephone } from './telephone.ts';

/** What dialling needs. */
export interface DialCallDeps {
  readonly calls: Pick<CallRepository, 'get'>;
  readonly sessions: Pick<SessionRepository, 'get'>;
  readonly trunks: Pick<SipTrunkRepository, 'get'>;
  readonly lifecycle: CallLifecycle;
  readonly telephone: Telephone;
  readonly endCall: EndCall;
  readonly clock: Clock;
  /** Waits so many milliseconds; rejects when the signal aborts. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** How long the agent is waited for: longer than it has to join, and to be asked for once more. */
const AGENT_WAIT_MS = 55_000;
const AGENT_LOOK_MS = 250;

/** How often it is looked whether the phone rings. */
const RINGING_LOOK_MS = 1_000;

const failure = (code: string, message: string): CallOutcome => ({ result: 'failed', error: { code, message } });

/** How a call came out that nobody picked up; null where nobody knows. */
function outcomeOf(answer: Exclude<DialAnswer, { outcome: 'answered' }>): CallOutcome | null {
  if (answer.outcome === 'lost') return null;
  if (answer.outcome === 'not_sent') {
    return failure('upstream_failed', 'The media server is away, or has no way into the telephone network.');
  }
  const { status_code, status } = answer;
  const result = resultOfSipStatus(status_code);
  const sip = { status_code, status };
  if (result !== 'failed') return { result, sip };
  const words = status === null ? `${status_code}` : `${status_code} ${status}`;
  return { ...failure('upstream_failed', `The telephone network refused the call: ${words}.`), sip };
}

/** Makes the step that dials: once, whoever runs it and however often. */
export function createDialCall(deps: DialCallDeps) {
  const { calls, sessions, trunks, lifecycle, telephone, endCall, clock, sleep } = deps;

  /** Nobody is called before there is an agent to talk with. */
  async function agentIsThere(scope: TenantScope, { session_id }: StoredCall): Promise<'there' | 'over' | 'missing'> {
    const until = clock.now().getTime() + AGENT_WAIT_MS;
    for (;;) {
      const session = await sessions.get(scope, session_id);
      if (session === null || !OPEN_STATUSES.includes(session.status)) return 'over';
      if (session.status === 'active') return 'there';
      if (clock.now().getTime() >= until) return 'missing';
      await sleep(AGENT_LOOK_MS);
    }
  }

  /** Notes that the phone rings while its answer is waited for. What a look cannot find, the answer tells. */
  async function noteRinging(scope: TenantScope, call: StoredCall, order: DialOrder, over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      const phone = await telephone.look(order.room, order.identity);
      if (phone?.status === 'ringing') {
        await lifecycle.ringing(scope, call);
        return;
      }
      await sleep(RINGING_LOOK_MS, over);
    }
  }

  async function dial(scope: TenantScope, call: StoredCall, order: DialOrder): Promise<DialAnswer> {
    const over = new AbortController();
    const ringing = noteRinging(scope, call, order, over.signal).catch(() => undefined);
    const answer = await telephone.dial(order);
    over.abort();
    await ringing;
    return answer;
  }

  /** @throws AppError `upstream_failed`, `upstream_timeout`: what is tried again finds the call dialled. */
  return async (scope: TenantScope, callId: string): Promise<CallProgress> => {
    const call = await calls.get(scope, callId);
    if (call === null) return 'done';
    if (call.status !== 'queued') return 'watch';
    const agent = await agentIsThere(scope, call);
    if (agent === 'over') return 'watch';
    if (agent === 'missing') {
      await endCall(scope, call, failure('upstream_timeout', 'No agent came to hold the call.'), 'agent_not_joined');
      return 'done';
    }
    const trunk = call.sip.trunk_id === null ? null : await trunks.get(scope, call.sip.trunk_id);
    if (!trunk?.provider_trunk_id || trunk.archived_at !== null || call.from === null) {
      await endCall(scope, call, failure('unprocessable', 'The outbound trunk of the number is no longer there.'));
      return 'done';
    }
    // From here on the call counts as dialled: whoever comes later only watches.
    if ((await lifecycle.dialing(scope, call)) === null) return 'watch';
    const answer = await dial(scope, call, {
      room: roomNameOf(call.session_id),
      identity: phoneIdentityOf(call.id),
      provider_trunk_id: trunk.provider_trunk_id,
      from: call.from,
      to: call.to,
      headers: call.sip.headers,
      ring_timeout_seconds: call.ring_timeout_seconds ?? 30,
    });
    if (answer.outcome === 'answered') {
      const answered = await lifecycle.answered(scope, call, { call_id: answer.sip_call_id });
      // It was hung up meanwhile: watching closes the room that the phone is in.
      return answered === null ? 'watch' : 'done';
    }
    const outcome = outcomeOf(answer);
    if (outcome === null) return 'watch';
    await endCall(scope, call, outcome);
    return 'done';
  };
}
