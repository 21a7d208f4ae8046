import type { voice } from '@livekit/agents';
import type { AnsweredBy, Voicemail } from '@patchbay/core/session-orchestrator';
import type { GreetingListener } from './voicemail-listener.ts';

/** What of a session is held back until it is known who listens. */
export type HeldSession = Pick<
  voice.AgentSession,
  'pauseReplyAuthorization' | 'resumeReplyAuthorization' | 'interrupt' | 'clearUserTurn' | 'input'
>;

export interface VoicemailDeps {
  readonly session: HeldSession;
  readonly listener: GreetingListener;
  readonly policy: Voicemail['policy'];
  /** Whether the agent has something to say of its own accord; else it answers what it heard. */
  readonly hasWelcome: boolean;
  readonly onDetected: (answeredBy: AnsweredBy) => void;
  readonly welcome: () => Promise<void>;
  /** Says the message, and nothing after it; resolves when it is said. */
  readonly leaveMessage: () => Promise<void>;
  /** Ends the session as one that met a machine. */
  readonly hangUp: () => void;
}

/**
 * Begins a call by listening: nothing is said until it is known who has picked up, and then what the policy wants. A
 * person gets the first word at once; a machine is let finish.
 */
export async function beginByListening(deps: VoicemailDeps): Promise<void> {
  const { session, listener, policy } = deps;
  session.pauseReplyAuthorization();
  try {
    const answeredBy = await listener.answered_by;
    deps.onDetected(answeredBy);
    if (answeredBy === 'machine') {
      if (policy === 'hang_up') return deps.hangUp();
      await listener.greetingOver();
      if (policy === 'leave_message') {
        // A machine that speaks again is not answered.
        session.input.setAudioEnabled(false);
        forget(session);
        session.resumeReplyAuthorization();
        await deps.leaveMessage();
        return deps.hangUp();
      }
    }
  } finally {
    listener.stop();
  }
  if (deps.hasWelcome) forget(session);
  session.resumeReplyAuthorization();
  await deps.welcome();
}

/** What was heard gets no answer, and none that is being thought of. */
function forget(session: HeldSession): void {
  session.interrupt({ force: true });
  session.clearUserTurn();
}
