import { z } from 'zod';
import { idSchema } from '../../kernel/index.ts';

/** A provider's own name of a model. What is not in the list of known models is a warning, never a refusal. */
export const modelField = z
  .string()
  .trim()
  .min(1)
  .max(128)
  .meta({ description: "The provider's name of the model; an unknown one is a warning", example: 'gpt-4.1-mini' });

/** A provider's own name or id of a voice. */
export const voiceField = z
  .string()
  .trim()
  .min(1)
  .max(128)
  .meta({ description: "The provider's name or id of the voice", example: 'alloy' });

/** Speaking rate as a factor. */
export const speedField = z.number().min(0.25).max(4).meta({ description: 'Speaking rate as a factor; 1 is normal' });

/** Where a server with OpenAI's HTTP API answers: https, without credentials, query or fragment. */
export const baseUrlField = z
  .url({ protocol: /^https$/ })
  .max(2048)
  .refine((value) => {
    const url = URL.parse(value);
    return url !== null && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  }, 'must be an https URL without credentials, query and fragment')
  .meta({ description: 'Address of a server with the HTTP API of OpenAI', example: 'https://models.example.com/v1' });

/** What every entry of a provider may carry: the account it is used with. */
export const account = {
  credential_id: idSchema('provider_credential')
    .optional()
    .meta({ description: "The tenant's own account with the provider; without it the platform's is used" }),
};

/** Most models that may stand in for one that fails. */
const MAX_FALLBACKS = 3;

/** One provider of a section, told from the others by its name. */
type Provider = z.ZodObject<{ provider: z.ZodLiteral<string> }>;

/**
 * A section: one of the providers, and those that stand in for it, in their order, when the one before fails. A stand-in
 * has none of its own.
 *
 * @param standIns what they are called in the documentation.
 */
export function withStandIns<const P extends readonly [Provider, ...Provider[]]>(providers: P, standIns: string) {
  const fallbacks = {
    fallbacks: z
      .array(z.discriminatedUnion('provider', providers))
      .max(MAX_FALLBACKS)
      .optional()
      .meta({ description: `${standIns} that stand in, in this order, when the one before fails` }),
  };
  const sections = providers.map((provider) => provider.extend(fallbacks));
  return z.discriminatedUnion(
    'provider',
    sections as unknown as {
      readonly [K in keyof P]: z.ZodObject<P[K]['shape'] & typeof fallbacks, z.core.$strict>;
    },
  );
}
