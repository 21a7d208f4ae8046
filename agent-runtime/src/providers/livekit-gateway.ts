import { keyOf, type ProviderAccess } from './provider-access.ts';

/** LiveKit Cloud's gateway to models of many providers, opened by the keys of a LiveKit Cloud project. */
export function livekitGateway(access: ProviderAccess): { baseURL: string; apiKey: string; apiSecret: string } {
  return {
    baseURL: access.base_url ?? 'https://agent-gateway.livekit.cloud/v1',
    apiKey: keyOf(access),
    apiSecret: access.api_secret ?? '',
  };
}
