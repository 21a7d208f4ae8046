import type { voice } from '@livekit/agents';

/** The part of the framework's session that answers remote control; it has no option to leave it out. */
interface WithRemoteControl {
  readonly sessionHost?: { close(): Promise<void> };
}

/**
 * Shuts the framework's remote control of a session (byte streams on `lk.agent.session`). It is made for developers'
 * tools: whoever is linked to the session could read the agent's instructions, its tools and all they returned, and
 * is sent every tool call. An end user is no developer of the agent.
 *
 * Call it right after `session.start`, before anything else can arrive.
 *
 * @throws Error when the framework has changed, so that an upgrade cannot open the door again unseen.
 */
export async function closeRemoteControl(session: voice.AgentSession): Promise<void> {
  const { sessionHost } = session as unknown as WithRemoteControl;
  if (sessionHost === undefined)
    throw new Error('the framework has no sessionHost: look how remote control is shut now');
  await sessionHost.close();
}
