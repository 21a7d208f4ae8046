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
  const turns = turnHandlingOf(config);
  return {
    maxToolSteps: limitsOf(config).max_tool_steps,
    userAwayTimeout: null,
    vad: createSpeechDetection(),
    turnHandling: {
      turnDetection: new inference.TurnDetector({ version: 'v1-mini' }),
      endpointing: {
        mode: 'fixed',
        minDelay: turns.min_endpointing_delay_ms,
        maxDelay: turns.max_endpointing_delay_ms,
      },
      interruption: { enabled: turns.allow_interruptions, mode: 'vad' },
    },
  };
}
