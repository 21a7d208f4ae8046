import { z } from 'zod';

/** Bounds of a conversation. */
export const sessionLimitsSchema = z
  .strictObject({
    max_duration_seconds: z
      .int()
      .min(10)
      .max(14_400)
      .default(1_800)
      .meta({ description: 'Seconds from joining until the session ends in any case' }),
    silence_timeout_seconds: z
      .int()
      .min(5)
      .max(3_600)
      .optional()
      .meta({ description: 'Seconds without a word of either side after which the session ends; without it, never' }),
    max_concurrent_sessions: z.int().min(1).max(10_000).optional().meta({
      description:
        'Sessions of the agent that may be open at a time, all environments together; without it, as many as the tenant may have',
    }),
    max_tool_steps: z.int().min(1).max(20).default(5).meta({ description: 'Rounds of tool calls in one turn' }),
  })
  .meta({ id: 'SessionLimits', description: 'Bounds of a conversation' });

/** Whether the sound of a session is kept. */
export const recordingSchema = z
  .strictObject({
    enabled: z.boolean().default(false),
    kind: z
      .enum(['audio', 'composite'])
      .default('audio')
      .meta({ description: '`audio`: one sound file. `composite`: sound and picture of the whole room' }),
  })
  .meta({ id: 'Recording', description: 'Whether sessions are recorded' });

const daysField = z.int().min(1).max(3_650);

/** How long what a session leaves is kept; what is not named is kept as long as the tenant says. */
export const retentionSchema = z
  .strictObject({
    transcript_days: daysField.optional().meta({ description: 'Days until transcripts are purged' }),
    recording_days: daysField.optional().meta({ description: 'Days until recordings are purged' }),
    event_days: daysField.optional().meta({ description: 'Days until events without words are purged' }),
  })
  .meta({ id: 'Retention', description: 'How long what a session leaves is kept' });
