import { voice } from '@livekit/agents';

/** What of a session silence is heard by. */
export type Listened = Pick<voice.AgentSession, 'on'>;

/**
 * Calls `onSilence` once when, for some seconds, the caller has not spoken and the agent neither speaks nor thinks. The
 * silence of an empty room does not count: whoever is late has a deadline of their own.
 *
 * The framework's own `userAwayTimeout` stops for good where nobody was there when it began.
 */
export function watchSilence(
  session: Listened,
  seconds: number,
  { isSomeoneThere, onSilence }: { isSomeoneThere: () => boolean; onSilence: () => void },
): void {
  let timer: NodeJS.Timeout | undefined;
  let agentWaits = false;
  let callerSpeaks = false;
  const stop = () => clearTimeout(timer);
  const listen = () => {
    stop();
    if (!agentWaits || callerSpeaks) return;
    timer = setTimeout(() => (isSomeoneThere() ? onSilence() : listen()), seconds * 1000);
  };
  session.on(voice.AgentSessionEventTypes.AgentStateChanged, ({ newState }) => {
    agentWaits = newState === 'listening' || newState === 'idle';
    listen();
  });
  session.on(voice.AgentSessionEventTypes.UserStateChanged, ({ newState }) => {
    callerSpeaks = newState === 'speaking';
    listen();
  });
  session.on(voice.AgentSessionEventTypes.Close, () => {
    agentWaits = false;
    stop();
  });
}
