import { z } from 'zod';
import { backgroundAudioSchema } from './sections/background-audio.ts';
import { recordingSchema, retentionSchema, sessionLimitsSchema } from './sections/limits.ts';
import { llmConfigSchema } from './sections/llm.ts';
import { realtimeConfigSchema } from './sections/realtime.ts';
import { safetySchema } from './sections/safety.ts';
import { sttConfigSchema } from './sections/stt.ts';
import { ttsConfigSchema } from './sections/tts.ts';
import { turnHandlingSchema } from './sections/turn-handling.ts';
import { welcomeMessageSchema } from './sections/welcome-message.ts';

/**
 * Content of a runtime config version: how an agent hears, thinks and speaks. Either `llm`, `stt` and `tts`, or
 * `realtime` with what it leaves to others (`checkRuntimeConfig`). A section that is left out has its documented
 * defaults. What the runtime of this release cannot do is a warning here and a refusal at session start
 * (`runtimeSupport`); nothing is ignored.
 */
export const runtimeConfigContentSchema = z
  .strictObject({
    llm: llmConfigSchema.optional(),
    stt: sttConfigSchema.optional(),
    tts: ttsConfigSchema.optional(),
    realtime: realtimeConfigSchema.optional(),
    turn_handling: turnHandlingSchema.optional(),
    background_audio: backgroundAudioSchema.optional(),
    welcome_message: welcomeMessageSchema.optional(),
    safety: safetySchema.optional(),
    limits: sessionLimitsSchema.optional(),
    recording: recordingSchema.optional(),
    retention: retentionSchema.optional(),
  })
  .meta({ id: 'RuntimeConfigContent', description: 'How an agent hears, thinks and speaks' });
export type RuntimeConfigContent = z.output<typeof runtimeConfigContentSchema>;
