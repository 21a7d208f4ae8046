import { type OpenAiEndpoint, OverrideError } from '../stack/endpoints.ts';
import { request } from './request.ts';

/** Checks that the OpenAI-compatible server answers and takes the key. A server without a model list is accepted. */
export async function probeOpenAi({ base_url, api_key }: Omit<OpenAiEndpoint, 'embedding_model'>): Promise<void> {
  const url = `${base_url.replace(/\/$/, '')}/models`;
  const { status } = await request('OPENAI_BASE_URL', url, { headers: { authorization: `Bearer ${api_key}` } });
  if (status === 401 || status === 403) throw new OverrideError(`OPENAI_API_KEY: ${url} refuses it (HTTP ${status})`);
  if (status >= 500) throw new OverrideError(`OPENAI_BASE_URL: ${url} fails with HTTP ${status}`);
}
