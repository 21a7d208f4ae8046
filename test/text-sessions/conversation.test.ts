import { setTimeout as sleep } from 'node:timers/promises';
import { listen } from '@patchbay/http/host';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../api/support/api.ts';
import type { ApiClient } from '../api/support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { startToolServices, type ToolServices } from '../api/support/tool-services.ts';
import { makeAwsResources } from '../sessions/support/aws-resources.ts';
import { type ScriptedModel, startScriptedModel } from './support/scripted-model.ts';
import { liveAgent, startText } from './support/text-agent.ts';

let api: TestApi;
let client: ApiClient;
let model: ScriptedModel;
let services: ToolServices;

beforeAll(async () => {
  [model, services] = await Promise.all([startScriptedModel(), startToolServices()]);
  const aws = await makeAwsResources();
  const env = { OPENAI_BASE_URL: model.base_url, OUTGOING_LOCAL_HOSTS: services.host };
  api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT, ...aws.env, ...env } });
}, 600_000);

afterAll(() => {
  model.close();
  services.close();
});

beforeEach(async () => {
  ({ client } = await api.tenant());
  model.asked.length = 0;
  model.script = () => ({ says: 'Yes.' });
});

const orderTool = () => ({
  name: 'get_order',
  description: 'Looks an order up.',
  parameters: { type: 'object', properties: { order_id: { type: 'string' } }, required: ['order_id'] },
  handler_ref: 'http',
  config: { method: 'GET', url: `http://${services.host}/orders/{{order_id}}` },
});

const deviceToken = async ({ id: session_id, tenant_id, user_id }: Record<'id' | 'tenant_id' | 'user_id', string>) =>
  (await api.session_tokens.issue({ tenant_id, user_id, session_id })).token;

const write = (session: { id: string }, content: string, headers: Record<string, string> = {}) =>
  client.post(`/v1/sessions/${session.id}/messages`, { content }, { headers });

describe('a session over text', () => {
  it('is active at once, without a room', async () => {
    const session = await startText(client, await liveAgent(client));
    expect(session).toMatchObject({ channel: 'text', status: 'active', session_token: { token: expect.any(String) } });
    expect(session).not.toHaveProperty('livekit');
    expect(session).not.toHaveProperty('welcome');
  });

  it('is answered by the agent with its tools, and kept as a conversation by voice is', async () => {
    const agent_id = await liveAgent(client, { tools: [orderTool()] });
    const session = await startText(client, agent_id);
    model.script = ({ messages }) =>
      messages.at(-1)?.role === 'tool'
        ? { says: ['It is ', 'on its way.'] }
        : { says: 'Let me look.', calls: [{ name: 'get_order', args: { order_id: '4711' } }] };
    const { status, body, text } = await write(session, '  Where is order 4711?  ');
    expect(status, text).toBe(200);
    expect(body).toMatchObject({
      object: 'session_message',
      session_id: session.id,
      text: 'Let me look.\n\nIt is on its way.',
      tool_calls: [{ tool_name: 'get_order', ok: true, duration_ms: expect.any(Number) }],
      citations: [],
      is_complete: true,
      session: { status: 'active', end_reason: null },
    });
    expect(services.seen.map(({ url }) => url)).toContain('/orders/4711');
    const [first, second] = model.asked;
    expect(first?.messages).toEqual([
      { role: 'system', content: 'You help. The channel is text.' },
      { role: 'user', content: 'Where is order 4711?' },
    ]);
    expect(second?.messages.slice(2).map(({ role }) => role)).toEqual(['assistant', 'tool']);

    const { body: transcript } = await client.get(`/v1/sessions/${session.id}/transcript`);
    expect(transcript.turns.map(({ role, text: said, modality }: never) => [role, said, modality])).toEqual([
      ['user', 'Where is order 4711?', 'text'],
      ['agent', 'Let me look.', 'text'],
      ['agent', 'It is on its way.', 'text'],
    ]);
    expect(transcript.tool_calls).toMatchObject([{ tool_name: 'get_order', ok: true }]);
    const { body: after } = await client.get(`/v1/sessions/${session.id}`);
    expect(after.metrics).toMatchObject({ user_turns: 1, agent_turns: 2, tool_calls: 1, time_to_first_audio_ms: null });
    expect(after.usage).toMatchObject({ llm_input_tokens: 200, llm_output_tokens: 40, tool_calls: 1, searches: 0 });
  });

  it('goes on from what was said and found before', async () => {
    const session = await startText(client, await liveAgent(client, { tools: [orderTool()] }));
    model.script = ({ messages }) =>
      messages.at(-1)?.role === 'tool'
        ? { says: 'On its way.' }
        : { calls: [{ name: 'get_order', args: { order_id: '1' } }] };
    await write(session, 'Where is order 1?');
    model.script = () => ({ says: 'Tomorrow.' });
    expect((await write(session, 'When does it come?')).body.text).toBe('Tomorrow.');
    expect(model.asked.at(-1)?.messages.map(({ role }) => role)).toEqual([
      'system',
      'user',
      'assistant',
      'tool',
      'assistant',
      'user',
    ]);
    const { body } = await client.get(`/v1/sessions/${session.id}`);
    expect(body.metrics).toMatchObject({ user_turns: 2, agent_turns: 2, latency: { llm_first_token: { count: 2 } } });
  });
});

describe('a message that is answered in events', () => {
  const eventsOf = (text: string) =>
    text
      .trim()
      .split('\n\n')
      .map((block) => block.split('\n').map((line) => line.slice(line.indexOf(': ') + 2)))
      .map(([event = '', data = 'null']): [string, unknown] => [event, JSON.parse(data)]);

  it('is told piece by piece, with the tools and the whole at the end, and told again for its Idempotency-Key', async () => {
    const session = await startText(client, await liveAgent(client, { tools: [orderTool()] }));
    model.script = ({ messages }) =>
      messages.at(-1)?.role === 'tool'
        ? { says: ['It is ', 'on its way.'] }
        : { calls: [{ name: 'get_order', args: { order_id: '4711' } }] };
    const path = `/v1/sessions/${session.id}/messages`;
    const options = { headers: { 'idempotency-key': 'once', accept: 'text/event-stream' } };
    const first = await client.post(path, { content: 'Where is order 4711?' }, options);
    expect(first.headers['content-type']).toMatch(/^text\/event-stream/);
    expect(eventsOf(first.text)).toMatchObject([
      ['tool.called', { tool_name: 'get_order', ok: true }],
      ['message.delta', { text: 'It is ' }],
      ['message.delta', { text: 'on its way.' }],
      ['message.completed', { object: 'session_message', text: 'It is on its way.' }],
    ]);
    const asked = model.asked.length;
    const again = await client.post(path, { content: 'Where is order 4711?' }, options);
    expect(again.text).toBe(first.text);
    expect(again.headers['content-type']).toMatch(/^text\/event-stream/);
    expect(model.asked.length).toBe(asked);
  });

  it('arrives while the agent still writes, where the server passes it on', async () => {
    const session = await startText(client, await liveAgent(client));
    const writes = Promise.withResolvers<void>();
    model.script = async ({ messages }) => {
      if (messages.at(-1)?.content === 'Wait') await writes.promise;
      return { says: 'Done.' };
    };
    const listening = await listen(api.host);
    const answer = await fetch(`${listening.url}/v1/client/session/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await deviceToken(session)}` },
      body: JSON.stringify({ content: 'Wait', stream: true }),
    });
    expect(answer.status).toBe(200);
    // The head is here, and nothing else before the model has said anything.
    const reader = (answer.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream()).getReader();
    const first = reader.read();
    expect(await Promise.race([first.then(() => 'something'), sleep(300).then(() => 'nothing')])).toBe('nothing');
    writes.resolve();
    expect((await first).value).toMatch(/^event: message\.delta\ndata: \{"text":"Done\."\}/);
    await reader.cancel();
    await listening.close();
  });
});
