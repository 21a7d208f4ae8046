import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../api/support/api.ts';
import type { ApiClient } from '../api/support/client.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { makeAwsResources } from '../sessions/support/aws-resources.ts';
import { type ScriptedModel, startScriptedModel } from './support/scripted-model.ts';
import { liveAgent, startText } from './support/text-agent.ts';

let api: TestApi;
let client: ApiClient;
let model: ScriptedModel;

beforeAll(async () => {
  const [started, aws] = await Promise.all([startScriptedModel(), makeAwsResources()]);
  model = started;
  api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT, ...aws.env, OPENAI_BASE_URL: model.base_url } });
  ({ client } = await api.tenant());
}, 600_000);

afterAll(() => model.close());

/** As the clocks have it a while after a function died in the middle of a turn. */
async function leasesPass(sessionId: string): Promise<void> {
  const database = api.db.client.db(api.db.name);
  const past = new Date(0);
  await database
    .collection('text_conversations')
    .updateOne({ _id: sessionId as never }, { $set: { 'turn.leased_until': past } });
  await database.collection('idempotency_records').updateMany({ answer: null }, { $set: { leased_until: past } });
}

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

    await leasesPass(session.id);
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
