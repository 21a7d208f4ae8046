import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../api/support/api.ts';
import type { ApiClient } from '../api/support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { startToolServices, type ToolServices } from '../api/support/tool-services.ts';
import { makeAwsResources } from '../sessions/support/aws-resources.ts';
import { leasesPass } from './support/leases.ts';
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
  ({ client } = await api.tenant());
}, 600_000);

afterAll(() => {
  model.close();
  services.close();
});

describe('a turn over text that dies while the model is asked', () => {
  it('holds its session and its Idempotency-Key no longer than it could live; sent again it is answered, once', async () => {
    const session = await startText(client, await liveAgent(client));
    const path = `/v1/sessions/${session.id}/messages`;
    const options = { headers: { 'idempotency-key': 'the-same' } };
    const send = () => client.post(path, { content: 'Is anybody there?' }, options);
    const awakes = Promise.withResolvers<void>();
    const isAsked = Promise.withResolvers<void>();
    model.script = async () => {
      isAsked.resolve();
      await awakes.promise;
      return { says: 'Too late.' };
    };
    const dead = send();
    await isAsked.promise;
    expect((await send()).body).toMatchObject({ error: { code: 'idempotency_in_progress' } });
    expect((await client.post(path, { content: 'Hello?' })).body).toMatchObject({
      error: { code: 'turn_in_progress' },
    });

    await leasesPass(api.db, session.id);
    model.script = () => ({ says: 'I am.' });
    const answered = await send();
    expect(answered.status, answered.text).toBe(200);
    expect(answered.body.text).toBe('I am.');
    expect(model.asked.at(-1)?.messages.slice(1)).toEqual([{ role: 'user', content: 'Is anybody there?' }]);
    expect((await send()).text).toBe(answered.text);

    // One that only slept says nothing any more, and takes nothing back.
    awakes.resolve();
    expect((await dead).status).toBe(409);
    const { body: transcript } = await client.get(`/v1/sessions/${session.id}/transcript`);
    expect(transcript.turns.map(({ text }: never) => text)).toEqual(['Is anybody there?', 'I am.']);
    expect((await client.post(path, { content: 'Good.' })).body.text).toBe('I am.');
    const { body } = await client.get(`/v1/sessions/${session.id}`);
    expect(body.metrics).toMatchObject({ user_turns: 2, agent_turns: 2 });
  });
});

describe('a turn over text that dies while a tool is called', () => {
  const ringTool = () => ({
    name: 'ring',
    description: 'Rings somebody up.',
    parameters: { type: 'object', properties: { number: { type: 'string' } }, required: ['number'] },
    handler_ref: 'http',
    config: { method: 'POST', url: `http://${services.host}/slow`, timeout_ms: 20_000 },
  });
  const CALL = { name: 'ring', args: { number: '+49 30 1234567' } };
  const ASKED = 'Ring +49 30 1234567 for me.';

  /** Writes, and leaves the turn for dead while its tool is at work. */
  async function dieWhileCalled(runtime_config: object) {
    const session = await startText(client, await liveAgent(client, { tools: [ringTool()], runtime_config }));
    const write = (content: string) => client.post(`/v1/sessions/${session.id}/messages`, { content });
    services.seen.length = 0;
    model.script = ({ messages }) => (messages.at(-1)?.role === 'tool' ? { says: 'Done.' } : { calls: [CALL] });
    const dead = write(ASKED);
    await expect.poll(() => services.seen.length, { timeout: 10_000 }).toBe(1);
    await leasesPass(api.db, session.id);
    return { session, write, dead };
  }
  /** What the model was told of tools when a message was last of all. */
  const askedAfter = (role: string) => model.asked.findLast(({ messages }) => messages.at(-1)?.role === role)?.messages;
  const UNKNOWN = expect.stringContaining('it is not known whether it was done');

  it('repeats the call under the same id, with the same content', async () => {
    const { write, dead } = await dieWhileCalled({});
    const { status, body, text } = await write(ASKED);
    expect([status, body.text], text).toEqual([200, 'Done.']);
    expect((await dead).status).toBe(409);
    const [first, second, ...more] = services.seen;
    expect(more).toEqual([]);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.body).toBe(first?.body);
  });

  it('does not repeat one whose arguments may not be kept: the agent is told that nobody knows', async () => {
    const { write, dead } = await dieWhileCalled({ safety: { pii_redaction: ['phone_number'] } });
    const { status, body } = await write(ASKED);
    expect([status, body.text]).toEqual([200, 'Done.']);
    expect(services.seen).toHaveLength(1);
    expect(askedAfter('tool')?.at(-1)?.content).toEqual(UNKNOWN);
    expect((await dead).status).toBe(409);
  });

  it('calls anew for another number, though it reads the same once it is masked', async () => {
    const { write, dead } = await dieWhileCalled({ safety: { pii_redaction: ['phone_number'] } });
    await write('Ring +49 30 7654321 for me.');
    expect((await dead).status).toBe(409);
    expect(services.seen.map(({ headers }) => headers['webhook-id'])).toHaveLength(2);
    expect(new Set(services.seen.map(({ headers }) => headers['webhook-id'])).size).toBe(2);
  });

  it('calls nothing again where something else is written: the agent knows of it, and so does the record', async () => {
    const { session, write, dead } = await dieWhileCalled({});
    model.script = () => ({ says: 'I cannot tell whether I rang.' });
    expect((await write('Never mind.')).body.text).toBe('I cannot tell whether I rang.');
    expect((await dead).status).toBe(409);
    expect(services.seen).toHaveLength(1);
    const asked = askedAfter('user');
    expect(asked?.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'tool', 'user']);
    expect(asked?.at(3)?.content).toEqual(UNKNOWN);
    const { body } = await client.get(`/v1/sessions/${session.id}/transcript`);
    expect(body.tool_calls).toMatchObject([{ tool_name: 'ring', ok: false }]);
    expect(body.turns.map(({ text }: never) => text)).toEqual([ASKED, 'Never mind.', 'I cannot tell whether I rang.']);
  });
});
