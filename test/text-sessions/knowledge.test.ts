import { startComponent } from '@patchbay/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type TestApi } from '../api/support/api.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../api/support/environment.ts';
import { indexFiles } from '../api/support/index-files.ts';
import { indexPassages, type PassageServers } from '../api/support/index-passages.ts';
import { makeAwsResources } from '../sessions/support/aws-resources.ts';
import { type ScriptedModel, startScriptedModel } from './support/scripted-model.ts';
import { liveAgent, startText } from './support/text-agent.ts';

const PASSAGE = 'On Saturdays we open at nine in the morning.';
const SEARCH = {
  name: 'look_up',
  description: 'Looks facts up.',
  parameters: { type: 'object', properties: { query: { type: 'string' } }, required: ['query'] },
  handler_ref: 'knowledge_search',
  config: { top_k: 3, min_score: 0.25 },
};

let api: TestApi;
let model: ScriptedModel;
let servers: PassageServers;

beforeAll(async () => {
  const [{ chroma_url }, { openai }] = await Promise.all([startComponent('chroma'), startComponent('model-server')]);
  servers = { chroma_url, openai };
  model = await startScriptedModel(openai.base_url);
  const aws = await makeAwsResources();
  const env = { CHROMA_URL: chroma_url, OPENAI_BASE_URL: model.base_url, OPENAI_API_KEY: openai.api_key };
  api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT, ...aws.env, EMBEDDING_PROVIDER: 'openai', ...env } });
}, 600_000);

afterAll(() => model.close());

describe('an answer from the knowledge of the agent', { timeout: 60_000 }, () => {
  it('cites its page, in the answer and in the transcript; nothing of another tenant is found', async () => {
    const { client, principal } = await api.tenant();
    const of = indexFiles(api, principal);
    const index: string = (await client.post('/v1/search-indexes', { name: 'Hours' })).body.id;
    const file_id = await of.ready([index]);
    await indexPassages(api, of, servers)(index, file_id, 1, [PASSAGE]);
    const agent_id = await liveAgent(client, { tools: [SEARCH], knowledge: [{ index_id: index, track: 'live' }] });
    const session = await startText(client, agent_id);
    model.script = ({ messages }) =>
      messages.at(-1)?.role === 'tool'
        ? { says: 'We open at nine in the morning.' }
        : {
            calls: [
              { name: 'look_up', args: { query: 'opening on Saturdays', index_ids: ['idx_other'], tenant_id: 'x' } },
            ],
          };
    const { body, text } = await client.post(`/v1/sessions/${session.id}/messages`, { content: 'When on Saturdays?' });
    expect(body.citations, text).toMatchObject([{ file_id, version: 1, page: 1 }]);
    expect(model.asked.at(-1)?.messages.at(-1)?.content).toContain(PASSAGE);
    const { body: transcript } = await client.get(`/v1/sessions/${session.id}/transcript`);
    expect(transcript.turns.at(-1).citations).toEqual(body.citations);
    expect((await client.get(`/v1/sessions/${session.id}`)).body.usage).toMatchObject({ searches: 1 });
  });
});
