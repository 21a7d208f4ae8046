import { inference, type voice } from '@livekit/agents';
import { type RuntimeConfigContent, sessionLimitsSchema, turnHandlingSchema } from '@patchbay/core/runtime-config';
import { createSpeechDetection } from './speech-detection.ts';

/** Bounds of the conversation, with the documented defaults where the config says nothing. */
export function limitsOf(config: RuntimeConfigContent) {
  return sessionLimitsSchema.parse(config.limits ?? {});
}

/** How turns are taken, with the documented defaults where the config says nothing. */
export function turnHandlingOf(config: RuntimeConfigContent) {
  return turnHandlingSchema.parse(config.turn_handling ?? {});
}

/**
 * A runtime config as options of the voice session. Voice activity and end of turn are judged on this machine by the
 * models inside @livekit/local-inference; nothing is sent to a service for it.
 */
export function sessionOptions(config: RuntimeConfigContent): voice.AgentSessionOptions<unknown> {
  const { turn_detection, endpointing, interruption } = turnHandlingOf(config);
  return {
    maxToolSteps: limitsOf(config).max_tool_steps,
    // Silence is watched by watchSilence.
    userAwayTimeout: null,
    vad: createSpeechDetection(),
    turnHandling: {
      turnDetection: turn_detection === 'vad' ? 'vad' : new inference.TurnDetector({ version: 'v1-mini' }),
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
    },
  };
}
