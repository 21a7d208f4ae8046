import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { systemScope } from '@patchbay/core/kernel';
import type { ModelAccount } from '@patchbay/core/provider-credentials';
import type { LlmConfig } from '@patchbay/core/runtime-config';
import type { ChatPiece } from '@patchbay/core/text-conversation';
import { idOf } from '@patchbay/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createChatModels } from './chat-models.ts';

type Answer = (response: ServerResponse) => void;

async function provider(answer: Answer) {
  const asked: { url: string; headers: IncomingMessage['headers']; body: Record<string, unknown> }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString());
    asked.push({ url: request.url ?? '', headers: request.headers, body });
    answer(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { base_url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, asked };
}

const chunks =
  (...deltas: object[]): Answer =>
  (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const delta of deltas) response.write(`data: ${JSON.stringify({ choices: [{ index: 0, delta }] })}\n\n`);
    response.end('data: [DONE]\n\n');
  };

async function modelOf(llm: LlmConfig, account: ModelAccount, checkedFetch: typeof fetch = fetch) {
  const models = createChatModels({
    accounts: { find: async () => account },
    checkedFetch,
    clock: { now: () => new Date('2026-11-22T10:00:00Z') },
    deadline_ms: 300,
  });
  const scope = systemScope(idOf('tenant', 1), 'agent-runtime', { request_id: 'r', source: 'runtime' });
  const [model] = await models.of(scope, llm);
  if (model === undefined) throw new Error('there is no model');
  return async (): Promise<ChatPiece[]> =>
    await Array.fromAsync(
      model.answer({
        messages: [{ role: 'user', content: 'Hi' }],
        tools: [{ name: 'look', description: 'Looks.', parameters: { type: 'object' } }],
        tool_choice: 'auto',
      }),
    );
}

describe('a model that chats', () => {
  it('is asked with its settings and key, and calls of tools come whole, however they were cut', async () => {
    const { base_url, asked } = await provider(
      chunks(
        { content: 'Let me ' },
        { content: 'look.' },
        { tool_calls: [{ index: 0, id: 'a', function: { name: 'look', arguments: '{"q":' } }] },
        { tool_calls: [{ index: 1, id: 'b', function: { name: 'look', arguments: '{}' } }] },
        { tool_calls: [{ index: 0, function: { arguments: '"x"}' } }] },
      ),
    );
    const config = { provider: 'openai', model: 'm-1', temperature: 0.2, max_tokens: 9 } as const;
    const answer = await modelOf(config, { base_url, api_key: 'the-key' });
    expect(await answer()).toEqual([
      { type: 'text', text: 'Let me ' },
      { type: 'text', text: 'look.' },
      { type: 'tool_call', call: { id: 'a', name: 'look', arguments: '{"q":"x"}' } },
      { type: 'tool_call', call: { id: 'b', name: 'look', arguments: '{}' } },
    ]);
    expect(asked[0]?.url).toBe('/v1/chat/completions');
    expect(asked[0]?.headers.authorization).toBe('Bearer the-key');
    expect(asked[0]?.body).toMatchObject({ model: 'm-1', temperature: 0.2, max_completion_tokens: 9, stream: true });
  });

  it("of LiveKit's gateway is asked with a token of the project's keys, never with the secret", async () => {
    const { base_url, asked } = await provider(chunks({ content: 'Yes.' }));
    const account = { base_url, api_key: 'lk-key', api_secret: 'lk-secret' };
    await (await modelOf({ provider: 'livekit_inference', model: 'openai/gpt-4.1-mini' }, account))();
    const [, claims = ''] = (asked[0]?.headers.authorization ?? '').split('.');
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      iss: 'lk-key',
      inference: { perform: true },
    });
    expect(JSON.stringify(asked)).not.toContain('lk-secret');
  });

  it("of the tenant's own server is reached by the checked door alone, and without a key where it has none", async () => {
    const { base_url, asked } = await provider(chunks({ content: 'Yes.' }));
    const doors: string[] = [];
    const checked: typeof fetch = (input, init) => {
      doors.push(String(input instanceof Request ? input.url : input));
      return fetch(input, init);
    };
    await (await modelOf({ provider: 'openai_compatible', model: 'ours', base_url }, { base_url }, checked))();
    expect(doors).toEqual([`${base_url}/chat/completions`]);
    expect(asked[0]?.headers).not.toHaveProperty('authorization');
  });

  it.each<[string, Answer, string]>([
    ['refuses the key', (response) => response.writeHead(401).end('{"error":{"message":"sk-SECRET"}}'), 'StatusError'],
    ['hangs', () => undefined, 'TimeoutError'],
    ['breaks the connection', (response) => response.destroy(), 'ConnectionError'],
  ])('that %s fails in time, in words of ours', async (_how, answer, name) => {
    const { base_url } = await provider(answer);
    const failing = await modelOf({ provider: 'openai', model: 'm' }, { base_url, api_key: 'sk-SECRET' });
    const error = await failing().catch((thrown: Error) => thrown);
    expect((error as Error).name).toBe(name);
    expect((error as Error).message).not.toContain('sk-SECRET');
  });
});
