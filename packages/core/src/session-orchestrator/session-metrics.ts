import { z } from 'zod';

const milliseconds = z.int().min(0);
const count = z.int().min(0);

/** How long the stages of one answer took; a stage that did not happen (typed text, a welcome) is missing. */
export const turnLatencySchema = z
  .strictObject({
    transcription_ms: milliseconds.optional().meta({ description: 'End of speech until its text was there' }),
    end_of_turn_ms: milliseconds.optional().meta({ description: 'End of speech until the turn was taken as over' }),
    llm_first_token_ms: milliseconds.optional().meta({ description: 'Request to the model until its first word' }),
    tts_first_byte_ms: milliseconds.optional().meta({ description: 'First words to the voice until its first sound' }),
    total_ms: milliseconds.optional().meta({ description: 'End of speech until the agent was heard' }),
  })
  .meta({ id: 'TurnLatency', description: 'How long the stages of an answer took' });
export type TurnLatency = z.infer<typeof turnLatencySchema>;

/** The values of one stage over a session; null where it never happened. */
const stageSchema = z
  .strictObject({ count: z.int().min(1), median_ms: milliseconds, p95_ms: milliseconds, max_ms: milliseconds })
  .nullable();

/** What one model was used for; what it does not count by is 0. */
const modelUsageSchema = z.strictObject({
  kind: z.enum(['llm', 'stt', 'tts']),
  provider: z.string().max(200),
  model: z.string().max(200),
  input_tokens: count,
  input_cached_tokens: count,
  output_tokens: count,
  characters: count.meta({ description: 'Characters made into speech' }),
  audio_ms: milliseconds.meta({ description: 'Sound that was heard (stt) or made (tts)' }),
});

/** Figures of a session since its agent joined; each report of them holds all until then. */
export const sessionMetricsSchema = z
  .strictObject({
    time_to_first_audio_ms: milliseconds
      .nullable()
      .meta({ description: 'Since the agent and a person were there until the agent was heard; null if never' }),
    user_turns: count,
    agent_turns: count,
    interruptions: count.meta({ description: 'Turns of the agent that the person cut short' }),
    tool_calls: count,
    tool_ms: milliseconds.meta({ description: 'Time spent in tools' }),
    latency: z.strictObject({
      transcription: stageSchema,
      end_of_turn: stageSchema,
      llm_first_token: stageSchema,
      tts_first_byte: stageSchema,
      total: stageSchema,
    }),
    usage: z.array(modelUsageSchema).max(50),
  })
  .meta({ id: 'SessionMetrics', description: 'Figures of a session' });
export type SessionMetrics = z.infer<typeof sessionMetricsSchema>;
