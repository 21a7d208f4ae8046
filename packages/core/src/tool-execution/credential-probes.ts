import type { CredentialKind, SecretFields } from '../provider-credentials/index.ts';

/** A request that costs nothing and that only a good credential is answered. */
export interface CredentialProbe {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

type ProbeOf = (fields: SecretFields) => CredentialProbe | null;

const keyed = (url: string, header: string, more: Readonly<Record<string, string>> = {}): ProbeOf => {
  return ({ api_key }) => (api_key === undefined ? null : { url, headers: { [header]: api_key, ...more } });
};

/**
 * What each provider of models is asked, by the kind of its credential: a list that its API documents as open to every
 * key. https://platform.openai.com/docs/api-reference/models, https://developers.deepgram.com/reference,
 * https://elevenlabs.io/docs/api-reference/models, https://docs.cartesia.ai/api-reference/voices,
 * https://ai.google.dev/api/models
 */
export const credentialProbes: Readonly<Partial<Record<CredentialKind, ProbeOf>>> = {
  openai: ({ api_key = '' }) => ({
    url: 'https://api.openai.com/v1/models',
    headers: { authorization: `Bearer ${api_key}` },
  }),
  deepgram: ({ api_key = '' }) => ({
    url: 'https://api.deepgram.com/v1/projects',
    headers: { authorization: `Token ${api_key}` },
  }),
  elevenlabs: keyed('https://api.elevenlabs.io/v1/models', 'xi-api-key'),
  cartesia: keyed('https://api.cartesia.ai/voices?limit=1', 'x-api-key', { 'cartesia-version': '2024-11-13' }),
  google: keyed('https://generativelanguage.googleapis.com/v1beta/models?pageSize=1', 'x-goog-api-key'),
};
