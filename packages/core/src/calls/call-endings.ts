import type { EndReason, SessionEndings } from '../session-orchestrator/index.ts';
import type { StoredCall } from './call.ts';
import { type CallLifecycleDeps, type CallOutcome, createCallLifecycle } from './call-lifecycle.ts';

/** Ends that only somebody who picked up can bring about. */
const OF_CONVERSATIONS: readonly EndReason[] = ['participant_left', 'agent_ended', 'silence_timeout'];

/** How a call came out whose session ended first. */
export function outcomeOfSession(
  { answered_at, dialed_at }: Pick<StoredCall, 'answered_at' | 'dialed_at'>,
  reason: EndReason,
): CallOutcome {
  // Only an agent that hears a machine ends a call so, whether its pick-up is noted already or not.
  if (reason === 'voicemail') return { result: 'voicemail' };
  if (answered_at !== null) return { result: 'answered' };
  if (reason === 'stopped') return { result: 'canceled' };
  // Without a dial nobody could pick up, or fail to: the agent waited for a phone that never came.
  if (dialed_at !== null && OF_CONVERSATIONS.includes(reason)) return { result: 'answered' };
  if (dialed_at !== null && reason === 'call_not_answered') return { result: 'no_answer' };
  const message = `The session ended before anybody answered: ${reason}.`;
  return { result: 'failed', error: { code: 'upstream_failed', message } };
}

/**
 * Ends the call of a session with the session, in one transaction: neither is ever over without the other, but where
 * the call was handed over to people. And keeps who picked up, and that the agent pressed keys.
 */
export function createCallEndings(deps: CallLifecycleDeps): SessionEndings {
  const lifecycle = createCallLifecycle(deps);
  return {
    async ended(scope, work, session) {
      if (session.channel !== 'phone' || session.end_reason === null) return;
      // The people go on without an agent: the call ends when they hang up.
      if (session.end_reason === 'transferred') return;
      const call = await deps.calls.findBySession(scope, session.id, work);
      if (call === null || call.status === 'ended') return;
      await lifecycle.endWith(scope, work, call, outcomeOfSession(call, session.end_reason), session.end_reason);
    },
    async calleeDetected(scope, work, session, answeredBy) {
      if (session.channel !== 'phone') return;
      const call = await deps.calls.findBySession(scope, session.id, work);
      if (call === null || call.status === 'ended' || call.answered_by !== null) return;
      await lifecycle.calleeDetected(scope, work, call, answeredBy);
    },
    async keysPressed(scope, work, session, count) {
      if (session.channel !== 'phone') return;
      const call = await deps.calls.findBySession(scope, session.id, work);
      if (call === null) return;
      work.record({
        action: 'call.dtmf_sent',
        entity: { type: 'call', id: call.id },
        old_value: null,
        new_value: { digits: count },
      });
    },
  };
}
