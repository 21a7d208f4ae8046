import { z } from 'zod';
import { languageField } from '../../kernel/index.ts';
import { account, baseUrlField, MAX_FALLBACKS, modelField, speedField, voiceField } from './field.ts';

const base = { model: modelField, voice: voiceField, speed: speedField.optional(), ...account };

const language = {
  language: languageField.optional().meta({ description: "BCP 47 language tag; without it the agent's language" }),
};

const providers = [
  z.strictObject({ provider: z.literal('openai'), ...base }),
  z.strictObject({ provider: z.literal('openai_compatible'), base_url: baseUrlField, ...base }),
  z.strictObject({ provider: z.literal('elevenlabs'), ...base, ...language }),
  z.strictObject({ provider: z.literal('cartesia'), ...base, ...language }),
  z.strictObject({ provider: z.literal('google'), ...base, ...language }),
  z.strictObject({ provider: z.literal('livekit_inference'), ...base, ...language }),
] as const;

const fallbacks = {
  fallbacks: z
    .array(z.discriminatedUnion('provider', providers))
    .max(MAX_FALLBACKS)
    .optional()
    .meta({ description: 'Voices that stand in, in this order, when the one before fails' }),
};

/** Speech synthesis and its voice, discriminated by `provider`. */
export const ttsConfigSchema = z
  .discriminatedUnion('provider', [
    providers[0].extend(fallbacks),
    providers[1].extend(fallbacks),
    providers[2].extend(fallbacks),
    providers[3].extend(fallbacks),
    providers[4].extend(fallbacks),
    providers[5].extend(fallbacks),
  ])
  .meta({ id: 'TtsConfig', description: 'Speech synthesis, its voice, and what stands in for it' });
export type TtsConfig = z.output<typeof ttsConfigSchema>;
