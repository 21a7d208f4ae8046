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
  /** Ends the session. */
  readonly onEnd: () => void;
  readonly log: Logger;
  /** Whose messages are the worker's. */
  readonly worker?: Pick<EventEmitter, 'on'>;
}

/**
 * The worker has to go and asks this job to end (as it does when the server takes the job back): the caller is told, then the session ends. The framework itself would
 * close it in the middle of a word. It waits 15 s for the job's entry, which has to be under way until then.
 */
export function farewellOnShutdown(
  session: Pick<voice.AgentSession, 'say' | 'interrupt' | 'tts'>,
  { language, within_ms, isSomeoneThere, onEnd, log, worker = process }: FarewellDeps,
): void {
  let isSaid = false;
  worker.on('message', (message: { case?: unknown } | null) => {
    if (message?.case !== 'shutdownRequest' || isSaid) return;
    isSaid = true;
    if (session.tts === undefined || !isSomeoneThere()) {
      onEnd();
      return;
    }
    setTimeout(onEnd, within_ms).unref();
    try {
      session.interrupt({ force: true });
      session.say(farewellIn(language), { allowInterruptions: false }).addDoneCallback(onEnd);
    } catch (error) {
      log.warn('no good-bye was said', { error });
      onEnd();
    }
  });
}
