import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../api/support/api.ts';
import type { ApiClient } from '../api/support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { makeAwsResources } from '../sessions/support/aws-resources.ts';
import { type ScriptedModel, startScriptedModel } from './support/scripted-model.ts';
import { boundAgent, liveAgent, startText } from './support/text-agent.ts';

let api: TestApi;
let client: ApiClient;
let model: ScriptedModel;

beforeAll(async () => {
  const [started, aws] = await Promise.all([startScriptedModel(), makeAwsResources()]);
  model = started;
  api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT, ...aws.env, OPENAI_BASE_URL: model.base_url } });
}, 600_000);

afterAll(() => model.close());

beforeEach(async () => {
  ({ client } = await api.tenant());
  model.asked.length = 0;
});

const handOffTool = (destinations: readonly { name: string; agent_id: string }[]) => ({
  name: 'connect_desk',
  description: 'Hands the conversation over to another desk.',
  parameters: { type: 'object', properties: { destination: { type: 'string' } }, required: ['destination'] },
  handler_ref: 'hand_off',
  config: { destinations },
});

const prompt = (who: string) => ({ template: `You are ${who}.`, variables: [] });
const write = (session: { id: string }, content: string) =>
  client.post(`/v1/sessions/${session.id}/messages`, { content });

/** A reception that hands over to billing. @returns both agents */
async function desks(billing: object = {}, front: object = {}) {
  const theirs = await boundAgent(client, { prompt: prompt('billing'), ...billing });
  const reception = await liveAgent(client, {
    prompt: prompt('reception'),
    tools: [handOffTool([{ name: 'billing', agent_id: theirs.agent_id }])],
    hand_offs: [theirs],
    ...front,
  });
  return { reception, billing: theirs.agent_id };
}

/** Answers as whoever is asked, and calls the tool where somebody asks for it. */
function script(): void {
  model.script = ({ messages }) => {
    const who = String(messages[0]?.content).startsWith('You are billing') ? 'billing' : 'reception';
    const asked = messages.at(-1);
    const calls = [{ name: 'connect_desk', args: { destination: 'billing' } }];
    if (asked?.role === 'user' && who === 'reception') return { says: 'One moment.', calls };
    return { says: `This is ${who}.` };
  };
}

describe('a conversation over text', () => {
  it('is handed over to another agent, which answers in the same turn, with its own prompt, and keeps it', async () => {
    script();
    const { reception, billing } = await desks();
    const session = await startText(client, reception);
    const { status, body, text } = await write(session, 'My invoice is wrong.');
    expect(status, text).toBe(200);
    expect(body).toMatchObject({
      text: 'One moment.\n\nThis is billing.',
      tool_calls: [{ tool_name: 'connect_desk', ok: true }],
      is_complete: true,
      session: { status: 'active' },
    });
    // What was said is carried along, without the calls of others.
    expect(model.asked.at(-1)?.messages).toEqual([
      { role: 'system', content: 'You are billing.' },
      { role: 'user', content: 'My invoice is wrong.' },
      { role: 'assistant', content: 'One moment.' },
    ]);
    expect((await write(session, 'And the one before?')).body.text).toBe('This is billing.');

    const { body: transcript } = await client.get(`/v1/sessions/${session.id}/transcript`);
    expect(transcript.turns.map(({ agent_id, text: said }: never) => [agent_id, said])).toEqual([
      [undefined, 'My invoice is wrong.'],
      [reception, 'One moment.'],
      [billing, 'This is billing.'],
      [undefined, 'And the one before?'],
      [billing, 'This is billing.'],
    ]);
    const { body: events } = await client.get(`/v1/sessions/${session.id}/events`);
    expect(events.data.flatMap(({ report }: never) => [(report as { type: string }).type])).toContain(
      'agent_handed_off',
    );
  });

  it('hears the welcome of the other agent, once, as it is written', async () => {
    script();
    const welcome_message = { mode: 'say', text: 'Billing, hello.', interruptible: true, delay_ms: 0 };
    const { reception } = await desks({ runtime_config: { welcome_message } });
    const session = await startText(client, reception);
    expect((await write(session, 'My invoice is wrong.')).body.text).toBe('One moment.\n\nBilling, hello.');
    expect((await write(session, 'Can you help?')).body.text).toBe('This is billing.');
  });

  it('stays where it is when the other agent is not one of its own', async () => {
    script();
    const stranger = await boundAgent(client, { prompt: prompt('billing') });
    const { reception } = await desks(
      {},
      { tools: [handOffTool([{ name: 'billing', agent_id: stranger.agent_id }])], hand_offs: [stranger] },
    );
    const session = await startText(client, reception);
    const asked = { name: 'connect_desk', args: { destination: 'nowhere' } };
    model.script = ({ messages }) =>
      messages.at(-1)?.role === 'tool' ? { says: 'Nobody is there.' } : { calls: [asked] };
    const { body } = await write(session, 'Connect me.');
    expect(body).toMatchObject({ text: 'Nobody is there.', tool_calls: [{ ok: false }] });
  });
});

describe('a config that cannot be carried out', () => {
  it('ends the conversation with words and its reason, and what was written is kept', async () => {
    model.script = () => ({ says: 'Yes.' });
    const secret = { api_key: 'sk-test' };
    const { body: credential } = await client.post('/v1/provider-credentials', {
      kind: 'openai',
      name: 'Ours',
      secret,
    });
    const llm = { provider: 'openai', model: 'model-1', credential_id: credential.id };
    const session = await startText(client, await liveAgent(client, { runtime_config: { llm } }));
    const database = api.db.client.db(api.db.name);
    await database.collection('provider_credentials').deleteOne({ _id: credential.id });
    const { status, body, text } = await write(session, 'Hello?');
    expect(status, text).toBe(200);
    expect(body).toMatchObject({
      text: expect.stringMatching(/\w/),
      is_complete: false,
      session: { status: 'failed', end_reason: 'configuration_error' },
    });
    expect(model.asked).toHaveLength(0);
    const { body: transcript } = await client.get(`/v1/sessions/${session.id}/transcript`);
    expect(transcript.turns.map(({ role }: never) => role)).toEqual(['user', 'agent']);
  });
});
