import type { EventEmitter } from 'node:events';
import type { voice } from '@livekit/agents';
import { farewellIn } from '@patchbay/core/conversation-safety';
import type { Logger } from '@patchbay/observability';

export interface FarewellDeps {
  /** Of the agent (BCP 47). */
  readonly language: string;
  /** Longest time for it, in milliseconds; the process is killed not long after. */
  readonly within_ms: number;
  readonly isSomeoneThere: () => boolean;
  /** Has an agent of another worker go on; whether one does. */
  readonly handOver: () => Promise<boolean>;
  /** Ends this agent's part, and not the session. */
  readonly onHandedOver: () => void;
  /** Ends the session. */
  readonly onEnd: () => void;
  readonly log: Logger;
  /** Whose messages are the worker's. */
  readonly worker?: Pick<EventEmitter, 'on'>;
}

/**
 * The worker has to go and asks this job to end (as it does when the server takes the job back): an agent of another worker goes on
 * with the conversation, or else the caller is told and the session ends. The framework itself would close it in the middle of a word. It waits 15 s for the job's entry, which has to be under way until then.
 */
export function farewellOnShutdown(
  session: Pick<voice.AgentSession, 'say' | 'interrupt' | 'tts' | 'input'>,
  { language, within_ms, isSomeoneThere, handOver, onHandedOver, onEnd, log, worker = process }: FarewellDeps,
): void {
  let isSaid = false;
  worker.on('message', (message: { case?: unknown } | null) => {
    if (message?.case !== 'shutdownRequest' || isSaid) return;
    isSaid = true;
    if (isSomeoneThere()) void leave();
    else onEnd();
  });

  async function leave(): Promise<void> {
    const isTaken = await stopAndHandOver().catch((error: unknown) => {
      log.warn('nobody could be asked to go on', { error });
      return false;
    });
    if (isTaken) return onHandedOver();
    if (session.tts === undefined || !isSomeoneThere()) return onEnd();
    setTimeout(onEnd, within_ms).unref();
    try {
      session.say(farewellIn(language), { allowInterruptions: false }).addDoneCallback(onEnd);
    } catch (error) {
      log.warn('no good-bye was said', { error });
      onEnd();
    }
  }

  /** What is being said is broken off and nothing more is heard: the next one is not to talk over this one. */
  async function stopAndHandOver(): Promise<boolean> {
    await session.interrupt({ force: true }).await;
    session.input.setAudioEnabled(false);
    return handOver();
  }
}
