import { z } from 'zod';
import { languageField } from '../../kernel/index.ts';
import { account, baseUrlField, modelField, speedField, voiceField, withStandIns } from './field.ts';

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

/** Speech synthesis and its voice, discriminated by `provider`. */
export const ttsConfigSchema = withStandIns(providers, 'Voices').meta({
  id: 'TtsConfig',
  description: 'Speech synthesis, its voice, and what stands in for it',
});
export type TtsConfig = z.output<typeof ttsConfigSchema>;
