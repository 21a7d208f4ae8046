import { voice } from '@livekit/agents';
import { apologyIn } from '@patchbay/core/conversation-safety';
import { type Logger, redactText } from '@patchbay/observability';
import type { ProviderEvents } from '../providers/chain/provider-events.ts';
import type { UnnumberedReport } from '../reports/unnumbered-report.ts';

/** Longest time for the apology; a voice that hangs must not hold the room open. */
const APOLOGY_MS = 15_000;
/** Longest text of an error in a report (see sessionReportSchema). */
const MAX_ERROR_CHARS = 2_000;

/** What of a session fails and apologises. */
export type Failing = Pick<voice.AgentSession, 'on' | 'say' | 'tts'>;

/** Hears of failing providers before and while a session is there. */
export interface ProviderFailure extends ProviderEvents {
  /** The session that ends when nobody is left who could think, hear or speak. */
  watch(session: Failing): void;
}

export interface ProviderFailureDeps {
  /** Of the agent (BCP 47); the apology is in it. */
  readonly language: string;
  /** Ends the session with `provider_error`. */
  readonly onEnd: () => void;
  readonly report: (report: UnnumberedReport) => void;
  readonly log: Logger;
  /** Longest time for the apology, in milliseconds. */
  readonly within_ms?: number;
}

/**
 * Providers that fail: each failure is reported, and where retries and stand-ins are used up, the session ends: with an
 * apology where there is a voice that did not fail itself.
 */
export function providerFailure({ language, onEnd, report, log, ...options }: ProviderFailureDeps): ProviderFailure {
  let watched: Failing | undefined;
  let isEnding = false;

  function takeLeave(isVoiceGone: boolean): void {
    if (watched?.tts === undefined || isVoiceGone) {
      onEnd();
      return;
    }
    if (isEnding) return;
    isEnding = true;
    setTimeout(onEnd, options.within_ms ?? APOLOGY_MS).unref();
    try {
      watched.say(apologyIn(language), { allowInterruptions: false }).addDoneCallback(onEnd);
    } catch (error) {
      log.warn('no apology was said', { error });
      onEnd();
    }
  }

  return {
    onFailure({ kind }, { name, message }) {
      report({
        type: 'error',
        source: `${kind}_error`,
        message: redactText(`${name}: ${message}`).slice(0, MAX_ERROR_CHARS),
      });
    },
    onExhausted(kind, error) {
      log.error('a provider failed for good', { kind, error });
      takeLeave(kind === 'tts');
    },
    watch(session) {
      watched = session;
      // What did not go through a chain of stand-ins. The framework would let four answers fail in silence, and close at
      // once when a recogniser fails: an error that is taken over here is marked as one that it need not act on.
      session.on(voice.AgentSessionEventTypes.Error, ({ error }) => {
        // Without its detector of interruptions the framework goes on by voice activity.
        if (error.recoverable || error.type === 'interruption_detection_error') return;
        error.recoverable = true;
        log.error('a provider failed for good', { kind: error.type });
        takeLeave(error.type === 'tts_error');
      });
    },
  };
}
