import { z } from 'zod';

/** Large language model: the provider union grows by a folder in agent-runtime/src/providers/llm. */
export const llmConfigSchema = z
  .strictObject({
    provider: z.literal('openai').meta({ description: 'OpenAI or any server with the same HTTP API' }),
    model: z.string().min(1).max(128),
    temperature: z.number().min(0).max(2).optional(),
    max_output_tokens: z.int().min(1).max(16_384).optional(),
  })
  .meta({ description: 'Language model' });

/** Speech to text. */
export const sttConfigSchema = z
  .strictObject({
    provider: z.literal('openai'),
    model: z.string().min(1).max(128),
    language: z.string().min(2).max(35).default('en').meta({ description: 'BCP 47 language tag' }),
    prompt: z.string().max(1000).optional().meta({ description: 'Words the recogniser should expect' }),
  })
  .meta({ description: 'Speech recognition' });

/** Text to speech. */
export const ttsConfigSchema = z
  .strictObject({
    provider: z.literal('openai'),
    model: z.string().min(1).max(128),
    voice: z.string().min(1).max(128),
    speed: z.number().min(0.25).max(4).optional().meta({ description: 'Factor, 1 is normal' }),
  })
  .meta({ description: 'Speech synthesis and its voice' });

/** What the agent says first. */
export const welcomeMessageSchema = z
  .strictObject({
    text: z.string().trim().min(1).max(2000),
    interruptible: z.boolean().default(true),
  })
  .meta({ description: 'Spoken when the participant has joined' });

/** When a turn ends and who may interrupt whom. */
export const turnHandlingSchema = z
  .strictObject({
    min_endpointing_delay_ms: z.int().min(0).max(10_000).default(500),
    max_endpointing_delay_ms: z.int().min(100).max(30_000).default(3_000),
    allow_interruptions: z.boolean().default(true),
  })
  .refine((value) => value.max_endpointing_delay_ms >= value.min_endpointing_delay_ms, {
    path: ['max_endpointing_delay_ms'],
    message: 'must be at least min_endpointing_delay_ms',
  });

/** Bounds of a conversation. */
export const sessionLimitsSchema = z.strictObject({
  max_duration_seconds: z.int().min(10).max(14_400).default(1_800),
  max_tool_steps: z.int().min(1).max(20).default(5).meta({ description: 'Tool calls in one turn' }),
});

/**
 * Content of a runtime config version: how an agent hears, thinks and speaks. Every field has its effect in the agent
 * runtime; what the runtime cannot do has no field here.
 */
export const runtimeConfigContentSchema = z
  .strictObject({
    llm: llmConfigSchema,
    stt: sttConfigSchema,
    tts: ttsConfigSchema,
    welcome_message: welcomeMessageSchema.optional(),
    turn_handling: turnHandlingSchema.optional(),
    limits: sessionLimitsSchema.optional(),
  })
  .meta({ id: 'RuntimeConfigContent', description: 'How an agent hears, thinks and speaks' });
export type RuntimeConfigContent = z.infer<typeof runtimeConfigContentSchema>;
