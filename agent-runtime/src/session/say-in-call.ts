import { llm, type voice } from '@livekit/agents';

/** What of a session speaks. */
export type VoicedSession = Pick<voice.AgentSession, 'say' | 'generateReply' | 'llm' | 'tts'> & {
  readonly currentAgent?: { readonly tts?: unknown; readonly llm?: unknown };
};

/** Says a text; resolves when it was heard, or cut off. A realtime model that speaks itself has no other voice: it is asked to say it. */
export async function say(
  session: VoicedSession,
  text: string,
  options: { readonly allowInterruptions?: boolean; readonly addToChatCtx?: boolean } = {},
): Promise<void> {
  const mind = session.currentAgent?.llm ?? session.llm;
  const hasVoice = (session.currentAgent?.tts ?? session.tts) !== undefined;
  const handle =
    hasVoice || !(mind instanceof llm.RealtimeModel)
      ? session.say(text, options)
      : session.generateReply({ instructions: `Say exactly this, and nothing else: ${text}` });
  await handle?.waitForPlayout?.();
}
