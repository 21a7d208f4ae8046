import type { ModelAccount, PlatformAccounts } from './model-accounts.ts';

/** The configuration that accounts are read from. */
export interface PlatformConfig {
  /** A server that speaks the OpenAI HTTP API. */
  readonly models: { readonly base_url: string; readonly api_key: string };
  /** Keys by provider, as far as there are any. */
  readonly providers: object;
  readonly livekit: { readonly url: string; readonly api_key: string; readonly api_secret: string };
}

/** The accounts that are used where a config names no credential: the platform's own, as far as it has any. */
export function platformAccounts({ models, providers, livekit }: PlatformConfig): PlatformAccounts {
  const keyed = Object.entries(providers).map(
    ([name, api_key]: [string, string | undefined]): [string, ModelAccount | undefined] => [
      name,
      api_key === undefined ? undefined : { api_key },
    ],
  );
  const { api_key, api_secret } = livekit;
  return {
    ...Object.fromEntries(keyed),
    openai: { base_url: models.base_url, api_key: models.api_key },
    // The gateway knows the keys of LiveKit Cloud; those of a server of one's own open nothing there.
    ...(isLiveKitCloud(livekit.url) ? { livekit_inference: { api_key, api_secret } } : {}),
  };
}

function isLiveKitCloud(url: string): boolean {
  return /^\w+:\/\/([^/:@]+\.)?livekit\.cloud(:\d+)?(\/|$)/.test(url);
}
