import { type InternalKey, internalKeysSchema } from '@patchbay/core/internal-auth';
import { z } from 'zod';
import { urlOf } from './fields.ts';
import { loaderOf } from './load-config.ts';
import { defineSettings } from './settings.ts';

/** Keys of the signed internal API: the first signs, each verifies. */
export interface InternalHmacConfig {
  readonly keys: readonly InternalKey[];
}

export const internalHmacSettings = defineSettings({
  secret_id: 'INTERNAL_HMAC_SECRET_ID',
  variables: {
    INTERNAL_HMAC_KEYS: z.string({ error: 'is not set' }).transform((text, context) => {
      const keys = internalKeysSchema.safeParse(parsed(text));
      if (keys.success) return keys.data;
      // Not the schema's own words: a record's path would name key ids.
      context.addIssue('must be a JSON object of one or two key ids, each with 32 random bytes or more as base64');
      return z.NEVER;
    }),
  },
  toConfig: (values): InternalHmacConfig => ({ keys: values.INTERNAL_HMAC_KEYS }),
});

export const loadInternalHmacConfig = loaderOf(internalHmacSettings);

/** Where the internal API is, for those who call it. */
export interface InternalApiConfig {
  readonly url: string;
}

export const internalApiSettings = defineSettings({
  variables: { INTERNAL_API_URL: urlOf('http', 'https') },
  toConfig: (values): InternalApiConfig => ({ url: values.INTERNAL_API_URL }),
});

export const loadInternalApiConfig = loaderOf(internalApiSettings);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
