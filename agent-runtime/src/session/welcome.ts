import type { voice } from '@livekit/agents';
import { resumptionIn } from '@patchbay/core/conversation-safety';
import type { RuntimeConfigContent } from '@patchbay/core/runtime-config';
import { turnHandlingOf } from './session-options.ts';

/** What of a session a welcome needs. */
export type Speaker = Pick<voice.AgentSession, 'say' | 'generateReply' | 'tts'>;

/** Says, in one sentence, that the conversation goes on: another agent process had it until now. */
export async function resume(session: Speaker, language: string, joined: () => Promise<unknown>): Promise<void> {
  await joined();
  const text = resumptionIn(language);
  if (session.tts === undefined) session.generateReply({ instructions: `Say exactly this: ${text}` });
  else session.say(text);
}

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
