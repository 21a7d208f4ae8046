import { z } from 'zod';
import { defineSettings } from './settings.ts';

/** The platform's own keys with providers of speech and language, as far as it has any. */
export interface ProviderKeys {
  readonly deepgram: string | undefined;
  readonly elevenlabs: string | undefined;
  readonly cartesia: string | undefined;
  readonly google: string | undefined;
}

const key = z.string().default('');
const orNone = (value: string) => (value === '' ? undefined : value);

export const providerSettings = defineSettings({
  secret_id: 'MODELS_SECRET_ID',
  variables: { DEEPGRAM_API_KEY: key, ELEVENLABS_API_KEY: key, CARTESIA_API_KEY: key, GOOGLE_API_KEY: key },
  toConfig: (values): ProviderKeys => ({
    deepgram: orNone(values.DEEPGRAM_API_KEY),
    elevenlabs: orNone(values.ELEVENLABS_API_KEY),
    cartesia: orNone(values.CARTESIA_API_KEY),
    google: orNone(values.GOOGLE_API_KEY),
  }),
});
