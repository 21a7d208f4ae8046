import { OpenAI } from 'openai';
import type { ProviderAccess } from './provider-access.ts';

/**
 * A client of a server with OpenAI's HTTP API. Without a key nothing is sent in place of it; the library would not do
 * without one.
 */
export function openAiClient({ base_url, api_key, fetch: send }: ProviderAccess): OpenAI {
  return new OpenAI({
    // Without it the library would take OPENAI_BASE_URL of the environment, which is the platform's.
    baseURL: base_url ?? 'https://api.openai.com/v1',
    apiKey: api_key ?? 'none',
    organization: null,
    project: null,
    maxRetries: 0,
    ...(api_key === undefined ? { defaultHeaders: { authorization: null } } : {}),
    ...(send === undefined ? {} : { fetch: send }),
  });
}
