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
