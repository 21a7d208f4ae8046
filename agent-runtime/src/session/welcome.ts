import type { voice } from '@livekit/agents';
import type { RuntimeConfigContent } from '@patchbay/core/runtime-config';
import { turnHandlingOf } from './session-options.ts';

/** What of a session a welcome needs. */
export type Speaker = Pick<voice.AgentSession, 'say' | 'generateReply'>;

/**
 * Says what the config wants said first: a text as it stands, or what the model makes of instructions.
 *
 * @param joined resolves when the caller is there
 */
export async function welcome(
  session: Speaker,
  config: RuntimeConfigContent,
  joined: () => Promise<unknown>,
): Promise<void> {
  const message = config.welcome_message;
  if (message === undefined) return;
  await joined();
  if (message.delay_ms > 0) await new Promise((resolve) => setTimeout(resolve, message.delay_ms));
  const allowInterruptions = message.interruptible && turnHandlingOf(config).interruption.enabled;
  if (message.mode === 'say') session.say(message.text, { allowInterruptions });
  else session.generateReply({ instructions: message.instructions, allowInterruptions });
}
