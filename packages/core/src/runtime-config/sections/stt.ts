import { z } from 'zod';
import { languageField } from '../../kernel/index.ts';
import { account, baseUrlField, modelField, withStandIns } from './field.ts';

const base = {
  model: modelField,
  language: languageField.optional().meta({ description: "BCP 47 language tag; without it the agent's language" }),
  ...account,
};

const prompt = {
  prompt: z.string().max(1000).optional().meta({ description: 'Words the recogniser should expect' }),
};

const keyterms = {
  keyterms: z
    .array(z.string().trim().min(1).max(100))
    .max(100)
    .optional()
    .meta({ description: 'Names and words the recogniser should prefer' }),
};

const providers = [
  z.strictObject({ provider: z.literal('openai'), ...base, ...prompt }),
  z.strictObject({ provider: z.literal('openai_compatible'), base_url: baseUrlField, ...base, ...prompt }),
  z.strictObject({ provider: z.literal('deepgram'), ...base, ...keyterms }),
  z.strictObject({ provider: z.literal('google'), ...base, ...keyterms }),
  z.strictObject({ provider: z.literal('livekit_inference'), ...base, ...keyterms }),
] as const;

/** Speech recognition, discriminated by `provider`. */
export const sttConfigSchema = withStandIns(providers, 'Recognisers').meta({
  id: 'SttConfig',
  description: 'Speech recognition and what stands in for it',
});
export type SttConfig = z.output<typeof sttConfigSchema>;
