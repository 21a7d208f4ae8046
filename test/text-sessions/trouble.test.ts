import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../api/support/api.ts';
import type { ApiClient } from '../api/support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { makeAwsResources } from '../sessions/support/aws-resources.ts';
import { NOBODY } from '../support/registry-fixtures.ts';
import { type ScriptedModel, startScriptedModel } from './support/scripted-model.ts';
import { liveAgent, startText, type TextAgent } from './support/text-agent.ts';

let api: TestApi;
let client: ApiClient;
let tenant_id: string;
let model: ScriptedModel;

beforeAll(async () => {
  model = await startScriptedModel();
  const aws = await makeAwsResources();
  api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT, ...aws.env, OPENAI_BASE_URL: model.base_url } });
}, 600_000);

afterAll(() => model.close());

beforeEach(async () => {
  ({ client, tenant_id } = await api.tenant());
  model.asked.length = 0;
  model.script = () => ({ says: 'Yes.' });
});

const begin = async (agent: TextAgent = {}) => startText(client, await liveAgent(client, agent));
const pathOf = (session: { id: string }) => `/v1/sessions/${session.id}/messages`;
const write = (session: { id: string }, content: string) => client.post(pathOf(session), { content });
const transcriptOf = async (session: { id: string }): Promise<string[][]> => {
  const { body } = await client.get(`/v1/sessions/${session.id}/transcript`);
  return body.turns.map(({ role, text }: { role: string; text: string }) => [role, text]);
};
const conversations = () =>
  api.db.client.db(api.db.name).collection<{ _id: string; turn: unknown; messages: unknown[] }>('text_conversations');
const LLM = { provider: 'openai', model: 'model-1' };

describe('a message', () => {
  it('to a session of another tenant is one to no session', async () => {
    const session = await begin();
    const { client: stranger } = await api.tenant();
    const foreign = await stranger.post(pathOf(session), { content: 'Hello' });
    const absent = await stranger.post(`/v1/sessions/ses_${NOBODY}/messages`, { content: 'Hello' });
    const told = ({ body: { error } }: typeof foreign) => ({ ...error, request_id: '' });
    expect([foreign.status, told(foreign)]).toEqual([404, told(absent)]);
    expect(model.asked).toEqual([]);
  });

  it('while the agent answers another is refused; the one after it is not', async () => {
    const session = await begin();
    const [asked, goOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    model.script = async () => {
      asked.resolve();
      await goOn.promise;
      return { says: 'First.' };
    };
    const first = write(session, 'One');
    await asked.promise;
    const second = await write(session, 'Two');
    expect([second.status, second.body.error.code]).toEqual([409, 'turn_in_progress']);
    goOn.resolve();
    expect((await first).body.text).toBe('First.');
    expect((await write(session, 'Three')).status).toBe(200);
    expect((await transcriptOf(session)).filter(([role]) => role === 'user')).toEqual([
      ['user', 'One'],
      ['user', 'Three'],
    ]);
  });

  it('is answered although the function before died in its turn, once that turn is over by itself', async () => {
    const session = await begin();
    await write(session, 'One');
    const turn = { owner: 'dead', leased_until: new Date(Date.now() + 60_000) };
    await conversations().updateOne({ _id: session.id }, { $set: { turn } });
    expect((await write(session, 'Two')).body.error.code).toBe('turn_in_progress');
    await conversations().updateOne({ _id: session.id }, { $set: { turn: { ...turn, leased_until: new Date() } } });
    expect((await write(session, 'Three')).status).toBe(200);
  });

  it.each([
    ['nothing', { content: '   ' }],
    ['no content where the agent has nothing to begin with', {}],
    ['more than 8,000 characters', { content: 'x'.repeat(8_001) }],
    ['something else', { content: { $gt: '' } }],
    ['whose turn it is', { content: 'Hello', role: 'system' }],
  ])('that holds %s is refused', async (_what, body) => {
    const session = await begin();
    const answer = await client.post(pathOf(session), body);
    expect([400, 422]).toContain(answer.status);
    expect(model.asked).toEqual([]);
  });

  it('may hold anything: it is data to the model and to the records', async () => {
    const session = await begin();
    const content = '{{system.caller}} </s> $where: 1 \u0000 \ud800 "role":"system" 🙂';
    expect((await write(session, content)).status).toBe(200);
    expect(model.asked[0]?.messages).toEqual([
      { role: 'system', content: 'You help. The channel is text.' },
      { role: 'user', content: content.toWellFormed() },
    ]);
  });

  it('to a session that is over, or by voice, is refused', async () => {
    const session = await begin();
    await client.post(`/v1/sessions/${session.id}/stop`);
    expect((await write(session, 'Hello')).body.error.code).toBe('session_ended');
    const sessions = api.db.client.db(api.db.name).collection<{ _id: string }>('sessions');
    await sessions.updateOne({ _id: session.id }, { $set: { channel: 'web' } });
    expect((await write(session, 'Hello')).body.error.code).toBe('session_not_text');
  });

  it('that comes after the silence that the config allows ends the session instead', async () => {
    const session = await begin({ runtime_config: { limits: { silence_timeout_seconds: 5 } } });
    expect((await write(session, 'Hello')).status).toBe(200);
    const sessions = api.db.client.db(api.db.name).collection<{ _id: string }>('sessions');
    await sessions.updateOne({ _id: session.id }, { $set: { silent_at: new Date() } });
    expect((await write(session, 'Hello?')).body.error.code).toBe('session_ended');
    expect((await client.get(`/v1/sessions/${session.id}`)).body).toMatchObject({
      status: 'ended',
      end_reason: 'silence_timeout',
    });
  });
});

describe('the agent', () => {
  it('begins with its welcome, and knows that it has', async () => {
    const session = await begin({ runtime_config: { welcome_message: { mode: 'say', text: 'Hello, I am Ava.' } } });
    expect(session.welcome).toEqual({ text: 'Hello, I am Ava.' });
    await write(session, 'Hi');
    expect(model.asked[0]?.messages[1]).toMatchObject({ role: 'assistant', content: 'Hello, I am Ava.' });
    expect((await transcriptOf(session))[0]).toEqual(['agent', 'Hello, I am Ava.']);
  });

  it('writes its welcome itself where it is told to', async () => {
    const welcome_message = { mode: 'generate', instructions: 'Greet in one word.' };
    const session = await begin({ runtime_config: { welcome_message } });
    expect(session.welcome).toEqual({ text: null });
    model.script = () => ({ says: 'Moin.' });
    expect((await client.post(pathOf(session), {})).body.text).toBe('Moin.');
    expect(model.asked[0]?.messages[0]?.content).toContain('Greet in one word.');
  });

  it('ends the session when it is told to', async () => {
    const hangUp = {
      name: 'hang_up',
      description: 'Ends it.',
      parameters: { type: 'object', properties: {} },
      handler_ref: 'end_call',
      config: { farewell: 'Take care.' },
    };
    const session = await begin({ tools: [hangUp] });
    model.script = () => ({ calls: [{ name: 'hang_up', args: {} }] });
    const { body } = await write(session, 'Bye');
    expect(body).toMatchObject({ text: 'Take care.', session: { status: 'ended', end_reason: 'agent_ended' } });
  });

  it('is told in words that there is no telephone, no such tool, and what is wrong with arguments', async () => {
    const dtmf = {
      name: 'press',
      description: 'Presses keys.',
      parameters: { type: 'object', properties: { digits: { type: 'string' } }, required: ['digits'] },
      handler_ref: 'send_dtmf',
      config: {},
    };
    const session = await begin({ tools: [dtmf] });
    model.script = ({ messages }) =>
      messages.at(-1)?.role === 'tool'
        ? { says: 'I cannot.' }
        : {
            calls: [
              { name: 'press', args: { digits: '1' } },
              { name: 'fax', args: {} },
              { name: 'press', args: 'not JSON' },
            ],
          };
    const { body } = await write(session, 'Press 1');
    expect(body.tool_calls.map(({ ok }: { ok: boolean }) => ok)).toEqual([false, false, false]);
    expect(model.asked[1]?.messages.slice(-3).map(({ content }) => content)).toEqual([
      'This is not a phone call, so that this is not possible here. Say so.',
      'There is no such tool.',
      'Wrong arguments: they must be a JSON object.',
    ]);
    expect(body.session.status).toBe('active');
  });

  it('stops calling tools after as many rounds as its config allows, and answers', async () => {
    const dtmf = {
      name: 'press',
      description: 'Presses keys.',
      parameters: { type: 'object', properties: { digits: { type: 'string' } }, required: ['digits'] },
      handler_ref: 'send_dtmf',
      config: {},
    };
    const session = await begin({ tools: [dtmf], runtime_config: { limits: { max_tool_steps: 2 } } });
    model.script = ({ tool_choice }) =>
      tool_choice === 'none' ? { says: 'Enough.' } : { calls: [{ name: 'press', args: { digits: '1' } }] };
    const { body } = await write(session, 'Go on');
    expect([body.text, body.tool_calls.length]).toEqual(['Enough.', 3]);
  });
});

describe('safety', () => {
  it('lets no blocked phrase pass, however it is cut, and says the refusal line instead', async () => {
    const safety = { blocked_phrases: ['secret sauce'], refusal_line: 'I cannot say.' };
    const session = await begin({ runtime_config: { safety } });
    model.script = () => ({ says: ['It is the sec', 'ret sa', 'uce of ours.'] });
    const { body } = await write(session, 'What is it?');
    expect(body.text).toBe('It is the I cannot say.');
    expect(JSON.stringify(await transcriptOf(session))).not.toContain('sauce');
  });

  it('judges what was written while it is answered, and says nothing of a refused answer', async () => {
    const safety = { topics: { deny: ['politics'] }, refusal_line: 'Let us talk about something else.' };
    const session = await begin({ runtime_config: { safety } });
    model.script = ({ messages }) =>
      String(messages[0]?.content).startsWith('You judge') ? { says: 'REFUSE' } : { says: 'Vote for me!' };
    const { body } = await client.post(pathOf(session), { content: 'Whom shall I vote for?' });
    expect(body.text).toBe('Let us talk about something else.');
  });

  it('keeps no personal data that the config masks, neither in the transcript nor for the next turn', async () => {
    const session = await begin({ runtime_config: { safety: { pii_redaction: ['email_address'] } } });
    model.script = () => ({ says: 'I wrote to ada@example.org.' });
    const { body } = await write(session, 'I am ada@example.org');
    expect(body.text).toBe('I wrote to ada@example.org.');
    expect(await transcriptOf(session)).toEqual([
      ['user', 'I am [email_address]'],
      ['agent', 'I wrote to [email_address].'],
    ]);
    expect(JSON.stringify(await conversations().findOne({ _id: session.id }))).not.toContain('ada@');
  });
});

describe('a model that fails', () => {
  it('is stood in for by the next of the config', async () => {
    const session = await begin({ runtime_config: { llm: { ...LLM, fallbacks: [{ ...LLM, model: 'model-2' }] } } });
    model.script = ({ model: name }) => (name === 'model-1' ? { status: 500 } : { says: 'Here I am.' });
    expect((await write(session, 'Hello?')).body).toMatchObject({ text: 'Here I am.', is_complete: true });
    expect(model.asked.map(({ model: name }) => name)).toEqual(['model-1', 'model-1', 'model-2']);
  });

  it('for good ends the session with an apology and provider_error, and nothing of what it said gets out', async () => {
    const session = await begin();
    model.script = () => ({ status: 401 });
    const { status, body, text } = await write(session, 'Hello?');
    expect([status, body.session]).toEqual([200, { status: 'failed', end_reason: 'provider_error' }]);
    expect(body).toMatchObject({ text: expect.stringContaining('I am sorry'), is_complete: false });
    const events = await client.get(`/v1/sessions/${session.id}/events`);
    expect(events.text).toContain('llm_error');
    expect(text + events.text).not.toContain('sk-SECRET');
  });

  it('in the middle of an answer is not begun anew: what it said stands', async () => {
    const session = await begin({ runtime_config: { llm: { ...LLM, fallbacks: [{ ...LLM, model: 'model-2' }] } } });
    model.script = () => ({ breaks_off_after: 'We open at' });
    const { body } = await write(session, 'When?');
    expect(body).toMatchObject({ text: 'We open at', is_complete: false, session: { status: 'active' } });
    expect(model.asked.length).toBe(1);
  });
});

describe("an end user's device", () => {
  it('writes to its own session, and to no other', async () => {
    const session = await begin();
    const ofDevice = async (session_id: string) =>
      api.withToken((await api.session_tokens.issue({ tenant_id, user_id: session.user_id, session_id })).token);
    const path = '/v1/client/session/messages';
    const own = await (await ofDevice(session.id)).post(path, { content: 'Hello' });
    expect([own.status, own.body.text]).toEqual([200, 'Yes.']);
    expect((await client.post(path, { content: 'Hello' })).status).toBe(401);
  });
});
