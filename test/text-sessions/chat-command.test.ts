import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../api/support/api.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { testCli } from '../cli/support/cli.ts';
import { type Door, openDoor } from '../sdk/support/door.ts';
import { makeAwsResources } from '../sessions/support/aws-resources.ts';
import { type ScriptedModel, startScriptedModel } from './support/scripted-model.ts';
import { liveAgent } from './support/text-agent.ts';

let api: TestApi;
let door: Door;
let model: ScriptedModel;

beforeAll(async () => {
  model = await startScriptedModel();
  const aws = await makeAwsResources();
  api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT, ...aws.env, OPENAI_BASE_URL: model.base_url } });
  door = await openDoor(api);
}, 600_000);

afterAll(() => {
  door.close();
  model.close();
});

async function chat(input: string, options: string[] = []) {
  const { principal, client } = await api.tenant();
  door.keys.set('pb_live_key', { principal, expires_in: 300 });
  const cli = testCli({ PATCHBAY_API_KEY: 'pb_live_key', PATCHBAY_BASE_URL: door.url });
  const agent_id = await liveAgent(client, {
    prompt: { template: 'You are {{name}}.', variables: [{ name: 'name', type: 'string', required: true }] },
    runtime_config: { welcome_message: { mode: 'say', text: 'Hello.' } },
  });
  const ran = await cli.run(['sessions', 'chat', agent_id, '--variable', 'name=Ava', ...options], { input });
  const { body } = await client.get('/v1/sessions');
  return { ...ran, session: body.data[0] };
}

describe('patchbay sessions chat', () => {
  it('writes each line to the agent, shows its answers, and ends the session with the input', async () => {
    model.script = ({ messages }) => ({ says: ['You said ', `"${messages.at(-1)?.content}".`] });
    const { code, out, err, session } = await chat('Hi there\n\nBye\n');
    expect([code, out], err).toEqual([0, 'Hello.\nYou said "Hi there".\nYou said "Bye".\n']);
    expect(session).toMatchObject({ channel: 'text', status: 'ended', end_reason: 'stopped' });
    expect(model.asked[0]?.messages[0]?.content).toBe('You are Ava.');
  });

  it('says why the session ended by itself, and writes no more', async () => {
    model.script = () => ({ status: 500 });
    const { code, out, err, session } = await chat('One\nTwo\n');
    expect([code, out.split('\n').length], out).toEqual([0, 3]);
    expect(err).toContain('provider_error');
    expect(session.end_reason).toBe('provider_error');
  });

  it('prints events for machines', async () => {
    model.script = () => ({ says: 'Yes.' });
    const { out } = await chat('Hi\n', ['--json']);
    const events = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).event);
    expect(events).toEqual(['session.started', 'message.delta', 'message.completed']);
  });
});
