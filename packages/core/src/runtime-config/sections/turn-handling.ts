import { z } from 'zod';

/** When the caller's turn is over. Names and defaults are those of @livekit/agents 1.9 (`EndpointingOptions`). */
const endpointingSchema = z
  .strictObject({
    mode: z
      .enum(['fixed', 'dynamic'])
      .default('fixed')
      .meta({ description: '`dynamic` learns the delay from the pauses of the caller' }),
    min_delay_ms: z
      .int()
      .min(0)
      .max(10_000)
      .default(500)
      .meta({ description: 'Shortest silence in milliseconds that ends a turn' }),
    max_delay_ms: z
      .int()
      .min(100)
      .max(30_000)
      .default(3_000)
      .meta({ description: 'Silence in milliseconds that ends a turn in any case' }),
  })
  .refine((value) => value.max_delay_ms >= value.min_delay_ms, {
    path: ['max_delay_ms'],
    message: 'must be at least min_delay_ms',
  });

/** Whether and how the caller may interrupt the agent (`InterruptionOptions` of @livekit/agents 1.9). */
const interruptionSchema = z.strictObject({
  enabled: z.boolean().default(true).meta({ description: 'Whether the caller may interrupt the agent at all' }),
  mode: z
    .enum(['vad', 'adaptive'])
    .default('vad')
    .meta({ description: '`vad`: any speech interrupts. `adaptive`: a model tells interruptions from "mhm"' }),
  min_duration_ms: z
    .int()
    .min(0)
    .max(10_000)
    .default(500)
    .meta({ description: 'Shortest speech in milliseconds that interrupts' }),
  min_words: z.int().min(0).max(20).default(0).meta({ description: 'Fewest recognised words that interrupt' }),
  resume_false_interruption: z
    .boolean()
    .default(true)
    .meta({ description: 'Whether the agent goes on where the interruption had no words' }),
});

/** When a turn ends and who may interrupt whom. */
export const turnHandlingSchema = z.strictObject({
  turn_detection: z.enum(['turn_detector', 'vad', 'stt', 'realtime_llm']).default('turn_detector').meta({
    description:
      'Who judges that a turn is over: a model that listens to what is said (`turn_detector`), silence (`vad`), the recogniser (`stt`) or the realtime model (`realtime_llm`)',
  }),
  endpointing: endpointingSchema.prefault({}),
  interruption: interruptionSchema.prefault({}),
});
