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
export const MAX_FALLBACKS = 3;
