import { z } from 'zod';
import { account, baseUrlField, modelField, withStandIns } from './field.ts';

const base = {
  model: modelField,
  temperature: z
    .number()
    .min(0)
    .max(2)
    .optional()
    .meta({ description: "Randomness: 0 repeats itself, 2 is wild; without it the provider's own" }),
  max_tokens: z
    .int()
    .min(1)
    .max(32_768)
    .optional()
    .meta({ description: "Longest answer in the model's tokens; without it the provider's own limit" }),
  ...account,
};

const providers = [
  z.strictObject({ provider: z.literal('openai'), ...base }),
  z.strictObject({ provider: z.literal('openai_compatible'), base_url: baseUrlField, ...base }),
  z.strictObject({ provider: z.literal('google'), ...base }),
  z.strictObject({ provider: z.literal('livekit_inference'), ...base }),
] as const;

/**
 * Language model, discriminated by `provider`. `openai` is the platform's own account, wherever the deployment points
 * it; `livekit_inference` takes names such as `openai/gpt-4.1-mini`.
 */
export const llmConfigSchema = withStandIns(providers, 'Models').meta({
  id: 'LlmConfig',
  description: 'Language model and what stands in for it',
});
export type LlmConfig = z.output<typeof llmConfigSchema>;
