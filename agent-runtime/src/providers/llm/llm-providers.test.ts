import { initializeLogger, llm } from '@livekit/agents';
import { checkedFetch } from '@patchbay/outgoing';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chatAnswer, type ProviderServer, startProvider } from '../provider-server.fixtures.ts';
import { createLlm } from './index.ts';

let provider: ProviderServer;

beforeAll(() => initializeLogger({ pretty: false, level: 'silent' }));
beforeEach(async () => {
  provider = await startProvider({
    onRequest: (asked, response) => {
      const words = { candidates: [{ content: { role: 'model', parts: [{ text: 'Yes.' }] } }] };
      const isGoogle = asked.url.pathname.includes('streamGenerateContent');
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.end(isGoogle ? `data: ${JSON.stringify(words)}\n\n` : chatAnswer('Yes.'));
    },
  });
});
afterEach(() => provider.close());

async function answerOf(model: llm.LLM): Promise<string> {
  const chatCtx = llm.ChatContext.empty();
  chatCtx.addMessage({ role: 'system', content: 'Be short.' });
  chatCtx.addMessage({ role: 'user', content: 'Is it open?' });
  let said = '';
  const connOptions = { maxRetry: 0, retryIntervalMs: 0, timeoutMs: 5_000 };
  for await (const chunk of model.chat({ chatCtx, connOptions })) said += chunk.delta?.content ?? '';
  return said;
}

describe('a language model', () => {
  it('of Google is asked by the Gemini API with model, temperature, longest answer and key', async () => {
    const config = { provider: 'google', model: 'gemini-2.5-flash', temperature: 0.3, max_tokens: 55 } as const;
    const model = await createLlm(config, { base_url: provider.http, api_key: 'g-key' });
    expect(await answerOf(model)).toBe('Yes.');
    const [asked] = provider.asked;
    expect(asked?.url.pathname).toMatch(/\/models\/gemini-2\.5-flash:streamGenerateContent$/);
    expect(asked?.headers['x-goog-api-key']).toBe('g-key');
    const body = JSON.parse(asked?.body ?? '');
    expect(body.generationConfig).toMatchObject({ temperature: 0.3, maxOutputTokens: 55 });
    expect(JSON.stringify(body.contents)).toContain('Is it open?');
  });

  it('of LiveKit inference is asked with model, temperature, longest answer and a token of the keys', async () => {
    const config = {
      provider: 'livekit_inference',
      model: 'openai/gpt-4.1-mini',
      temperature: 0,
      max_tokens: 9,
    } as const;
    const access = {
      base_url: `${provider.http}/v1`,
      api_key: 'lk-key',
      api_secret: 'lk-secret-of-enough-length-12345',
    };
    expect(await answerOf(await createLlm(config, access))).toBe('Yes.');
    const [asked] = provider.asked;
    expect(asked?.url.pathname).toBe('/v1/chat/completions');
    expect(JSON.parse(asked?.body ?? '')).toMatchObject({
      model: 'openai/gpt-4.1-mini',
      temperature: 0,
      max_completion_tokens: 9,
    });
    const [, claims = ''] = (asked?.headers.authorization ?? '').split('.');
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      iss: 'lk-key',
      inference: { perform: true },
    });
  });

  it("of the tenant's own server is asked with the tenant's key, or with none", async () => {
    const base_url = `${provider.http}/v1`;
    const config = { provider: 'openai_compatible', base_url, model: 'ours-1', temperature: 1 } as const;
    const fetch = checkedFetch({ resolve: async () => [], local_hosts: [new URL(provider.http).host] });
    expect(await answerOf(await createLlm(config, { base_url, api_key: 'tenant-key', fetch }))).toBe('Yes.');
    expect(provider.asked[0]?.headers.authorization).toBe('Bearer tenant-key');
    expect(JSON.parse(provider.asked[0]?.body ?? '')).toMatchObject({ model: 'ours-1', temperature: 1 });
    expect(await answerOf(await createLlm(config, { base_url, fetch }))).toBe('Yes.');
    expect(provider.asked[1]?.headers).not.toHaveProperty('authorization');
  });

  it("of the tenant's own server is not asked where that is no public address", async () => {
    const base_url = `${provider.http}/v1`;
    const fetch = checkedFetch({ resolve: async () => [], local_hosts: [] });
    const model = await createLlm({ provider: 'openai_compatible', model: 'm' }, { base_url, fetch });
    model.on('error', () => undefined);
    expect(await answerOf(model)).toBe('');
    expect(provider.asked).toEqual([]);
  });
});
