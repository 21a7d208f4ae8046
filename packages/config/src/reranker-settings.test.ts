import { describe, expect, it } from 'vitest';
import { loadConfig } from './load-config.ts';
import { rerankerSettings } from './reranker-settings.ts';

const load = async (env: Record<string, string>) =>
  (await loadConfig({ reranker: rerankerSettings }, { env })).reranker;

describe('the reranker of a deployment', () => {
  it('is none where no server is named', async () => {
    expect(await load({})).toBeUndefined();
    expect(await load({ RERANKER_URL: '', RERANKER_API_KEY: 'key' })).toBeUndefined();
  });

  it('is the server that is named; what it wants besides may be left out', async () => {
    const url = 'https://api.cohere.com/v2/rerank';
    expect(await load({ RERANKER_URL: url })).toEqual({ url, model: undefined, api_key: undefined, timeout_ms: 800 });
    const all = { RERANKER_MODEL: 'rerank-v3.5', RERANKER_API_KEY: 'key', RERANKER_TIMEOUT_MS: '300' };
    expect(await load({ RERANKER_URL: url, ...all })).toEqual({
      ...{ url, model: 'rerank-v3.5', api_key: 'key', timeout_ms: 300 },
    });
  });

  it.each([
    [{ RERANKER_URL: 'api.cohere.com' }, 'RERANKER_URL must be an address that begins with http:// or https://'],
    [{ RERANKER_TIMEOUT_MS: 'soon' }, 'RERANKER_TIMEOUT_MS must be a number of milliseconds'],
    [{ RERANKER_TIMEOUT_MS: '1' }, 'RERANKER_TIMEOUT_MS must be 50 to 10000 milliseconds'],
  ])('refuses %o and says why', async (env, problem) => {
    await expect(load(env as Record<string, string>)).rejects.toThrow(problem);
  });
});
