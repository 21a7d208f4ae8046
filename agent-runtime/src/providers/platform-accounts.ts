import type { LiveKitConfig, ModelsConfig, ProviderKeys } from '@patchbay/config';
import type { PlatformAccounts } from '@patchbay/core/provider-credentials';

/** The configuration that accounts are read from. */
export interface PlatformConfig {
  readonly models: ModelsConfig;
  readonly providers: ProviderKeys;
  readonly livekit: LiveKitConfig;
}

/** The accounts that are used where a config names no credential: the platform's own, as far as it has any. */
export function platformAccounts({ models, providers, livekit }: PlatformConfig): PlatformAccounts {
  const keyed = Object.entries(providers).map(([name, api_key]: [string, string | undefined]) => [
    name,
    api_key === undefined ? undefined : { api_key },
  ]);
  const { api_key, api_secret } = livekit;
  return {
    ...Object.fromEntries(keyed),
    openai: { base_url: models.base_url, api_key: models.api_key },
    // The gateway knows the keys of LiveKit Cloud; those of a server of one's own open nothing there.
    ...(isLiveKitCloud(livekit.url) ? { livekit_inference: { api_key, api_secret } } : {}),
  };
}

function isLiveKitCloud(url: string): boolean {
  return /(^|\.)livekit\.cloud$/.test(URL.parse(url)?.hostname ?? '');
}
