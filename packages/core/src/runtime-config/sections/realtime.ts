import { z } from 'zod';
import { account, modelField, speedField, voiceField } from './field.ts';

const base = {
  model: modelField,
  output: z
    .enum(['audio', 'text'])
    .default('audio')
    .meta({ description: '`audio`: the model speaks itself. `text`: it writes, and tts speaks' }),
  voice: voiceField.optional().meta({ description: 'Voice of the model, where output is audio' }),
  ...account,
};

/** A model that hears by itself, in place of llm; discriminated by `provider`. */
export const realtimeConfigSchema = z
  .discriminatedUnion('provider', [
    z.strictObject({ provider: z.literal('openai'), ...base, speed: speedField.optional() }),
    z.strictObject({
      provider: z.literal('google'),
      ...base,
      temperature: z.number().min(0).max(2).optional().meta({ description: 'Randomness' }),
    }),
  ])
  .meta({ id: 'RealtimeConfig', description: 'A realtime model in place of llm' });
export type RealtimeConfig = z.output<typeof realtimeConfigSchema>;
