import { inference, type voice } from '@livekit/agents';
import { type RuntimeConfigContent, sessionLimitsSchema, turnHandlingSchema } from '@patchbay/core/runtime-config';
import { PROVIDER_DEADLINES, RETRIES } from '../providers/chain/provider-events.ts';
import { createSpeechDetection } from './speech-detection.ts';

/** Voices that a chain has at most. */
const MAX_VOICES = 4;

/**
 * Until every voice of a chain has had its time. The framework's own 10 s would give an answer up just when the next
 * voice takes over from one that hangs.
 */
const CHAIN_MS = PROVIDER_DEADLINES.tts_ms * (1 + RETRIES) * MAX_VOICES;

/** Bounds of the conversation, with the documented defaults where the config says nothing. */
export function limitsOf(config: RuntimeConfigContent) {
  return sessionLimitsSchema.parse(config.limits ?? {});
}

/** How turns are taken, with the documented defaults where the config says nothing. */
export function turnHandlingOf(config: RuntimeConfigContent) {
  return turnHandlingSchema.parse(config.turn_handling ?? {});
}

/** Who judges that a turn is over: with a realtime model it is that one, where the config says nothing. */
export function turnJudgeOf(config: RuntimeConfigContent): 'turn_detector' | 'vad' | 'realtime_llm' {
  const { turn_detection } = turnHandlingOf(config);
  if (turn_detection === 'vad') return 'vad';
  return config.realtime === undefined ? 'turn_detector' : 'realtime_llm';
}

/** How turns are taken, in the framework's words. */
export function sessionTurnHandling(config: RuntimeConfigContent) {
  const { endpointing, interruption } = turnHandlingOf(config);
  const judge = turnJudgeOf(config);
  return {
    turnDetection: judge === 'turn_detector' ? new inference.TurnDetector({ version: 'v1-mini' }) : judge,
    preemptiveGeneration: {},
    endpointing: {
      mode: endpointing.mode,
      minDelay: endpointing.min_delay_ms,
      maxDelay: endpointing.max_delay_ms,
    },
    interruption: {
      enabled: interruption.enabled,
      mode: 'vad',
      minDuration: interruption.min_duration_ms,
      minWords: interruption.min_words,
      resumeFalseInterruption: interruption.resume_false_interruption,
    },
  } satisfies voice.AgentSessionOptions<unknown>['turnHandling'];
}

/**
 * A runtime config as options of the voice session. Voice activity and end of turn are judged on this machine by the
 * models inside @livekit/local-inference; nothing is sent to a service for it.
 */
export function sessionOptions(config: RuntimeConfigContent): voice.AgentSessionOptions<unknown> {
  return {
    maxToolSteps: limitsOf(config).max_tool_steps,
    // Silence is watched by watchSilence.
    userAwayTimeout: null,
    vad: createSpeechDetection(),
    turnHandling: sessionTurnHandling(config),
    // Each voice of a chain is bounded by itself; a model that speaks is bounded by the framework alone.
    ...(config.tts !== undefined && { ttsReadIdleTimeout: CHAIN_MS, forwardAudioIdleTimeout: CHAIN_MS }),
  };
}

/**
 * Makes the bounds of an agent that takes over those of the running session: the framework reads these few from the
 * session alone, whatever the agent says.
 */
export function takeOverOptions(
  { sessionOptions: running }: Pick<voice.AgentSession, 'sessionOptions'>,
  config: RuntimeConfigContent,
): void {
  running.maxToolSteps = limitsOf(config).max_tool_steps;
  Object.assign(running.turnHandling.interruption, sessionTurnHandling(config).interruption);
}
