import { z } from 'zod';
import { languageField } from '../../kernel/index.ts';
import { account, baseUrlField, MAX_FALLBACKS, modelField } from './field.ts';

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

const fallbacks = {
  fallbacks: z
    .array(z.discriminatedUnion('provider', providers))
    .max(MAX_FALLBACKS)
    .optional()
    .meta({ description: 'Recognisers that stand in, in this order, when the one before fails' }),
};

/** Speech recognition, discriminated by `provider`. */
export const sttConfigSchema = z
  .discriminatedUnion('provider', [
    providers[0].extend(fallbacks),
    providers[1].extend(fallbacks),
    providers[2].extend(fallbacks),
    providers[3].extend(fallbacks),
    providers[4].extend(fallbacks),
  ])
  .meta({ id: 'SttConfig', description: 'Speech recognition and what stands in for it' });
export type SttConfig = z.output<typeof sttConfigSchema>;
